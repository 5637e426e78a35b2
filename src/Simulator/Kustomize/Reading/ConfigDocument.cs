using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>A file of configuration: field specs, replacements, targets.</summary>
internal static class ConfigDocument
{
    /// <summary>The first document of a file; null, with the reason reported, when it is no YAML.</summary>
    public static YamlNode? Root(RepoFile file, BuildErrors errors)
    {
        switch (file.Yaml)
        {
            case null:
                errors.Add("error converting YAML to JSON: yaml: the file is not UTF-8 text", file.Start);
                return null;
            case { Documents: [var first, ..] }:
                return first.Root;
            case { Error: { } broken } yaml:
                errors.Add($"error converting YAML to JSON: yaml: {broken.Message}", new Place(yaml.Source, broken.Span));
                return null;
            case var empty:
                return new YamlMap(Origin.Derived(empty.Source, default));
        }
    }

    /// <summary>The mapping in a file, read by a shape.</summary>
    /// <param name="file">The file.</param>
    /// <param name="shape">What may stand in it.</param>
    /// <param name="errors">Where mistakes go.</param>
    /// <param name="isStrict">True when unknown fields and fields given twice are mistakes.</param>
    public static YamlMap? Read(RepoFile file, ObjectShape shape, BuildErrors errors, bool isStrict)
    {
        if (Root(file, errors) is not { } root)
        {
            return null;
        }

        if (isStrict && file.Yaml!.DuplicateKeys is [var twice, ..])
        {
            errors.Add($"error converting YAML to JSON: yaml: key \"{twice.Again.Name}\" already set in map", twice.Again.Key.Origin);
        }

        return new ConfigReader(errors, "error unmarshaling JSON: while decoding JSON", allowUnknown: !isStrict, convertsScalars: true).ReadObject(root, shape);
    }
}
