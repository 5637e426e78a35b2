using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>The text of a patch, from a field or a file.</summary>
/// <param name="Content">The text.</param>
/// <param name="Yaml">The same as YAML.</param>
/// <param name="Objects">The same as objects, or why it holds none.</param>
internal sealed record PatchText(string Content, YamlFile Yaml, ResourceFile Objects)
{
    /// <summary>The text that a field holds.</summary>
    public static PatchText Of(YamlScalar field)
    {
        var yaml = NestedYaml.Parse(field);
        return new PatchText(field.Value.Trim(), yaml, ResourceFile.Read(yaml));
    }

    /// <summary>The text of a file; one that is no text holds neither objects nor operations.</summary>
    public static PatchText Of(RepoFile file, BuildFiles files)
    {
        var yaml = file.Yaml ?? new YamlFile(file.Start.Source, [], [], [], new YamlError(YamlErrorKind.Syntax, "the file is not UTF-8 text", default));
        return new PatchText(yaml.Source.Content, yaml, files.Resources(file));
    }
}
