using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Helm;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>The strategy <c>Merge</c> of an ArtifactGenerator: two files as one mapping, every value with the place it comes from (source-watcher internal/builder/merge.go).</summary>
internal static class MergedYaml
{
    /// <summary>The file; null when one of the two cannot be read as mappings, with the reason.</summary>
    /// <param name="below">The file that is there.</param>
    /// <param name="over">The file that is laid over it: people know the result by its path.</param>
    /// <param name="problem">Why there is none.</param>
    public static RepoFile? Make(RepoFile below, RepoFile over, out string? problem)
    {
        if (Load(below, out problem) is not { } values || Load(over, out problem) is not { } more)
        {
            return null;
        }

        var merged = ValuesMerge.Merge(values, more);
        merged.Freeze();
        var text = new StringBuilder();
        if (YamlWriter.Write(merged, text) is [var error, ..])
        {
            problem = error.Message;
            return null;
        }

        var source = over.Text!;
        var document = new YamlDocument(0, merged, new TextSpan(0, source.Content.Length));
        return new RepoFile(over.Path, new SourceText(source.Path, text.ToString()), new YamlFile(source, [document], [], [], null));
    }

    /// <summary>All documents of a file in one mapping; later ones count.</summary>
    private static YamlMap? Load(RepoFile file, out string? problem)
    {
        problem = null;
        if (file.Yaml is not { Error: null } yaml)
        {
            problem = $"'{file.Path}' is no YAML: {file.Yaml?.Error?.Message ?? "it is no text"}";
            return null;
        }

        var all = new YamlMap(Origin.Derived(yaml.Source, default));
        foreach (var document in yaml.Documents.Where(d => !d.IsEmpty))
        {
            IReadOnlyList<NodeError> errors = [];
            var root = AnchorExpansion.IsNeeded(document.Root) ? AnchorExpansion.Expand(document.Root, out errors) : document.Root;
            var read = errors.Count == 0 ? JsonForm.Of(root, GoYaml.V2, out errors) : root;
            if (errors.Count > 0 || read is not YamlMap map)
            {
                problem = $"'{file.Path}' is no mapping that can be merged{(errors is [var error, ..] ? $": {error.Message}" : "")}";
                return null;
            }

            all = ValuesMerge.Merge(all, map);
        }

        return all;
    }
}
