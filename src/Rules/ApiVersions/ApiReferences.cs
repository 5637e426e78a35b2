using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.ApiVersions;

/// <summary>
/// Finds every Flux API version that a document names, at whatever depth: the object's own, health checks, sources, selectors,
/// objects inside a ResourceSet, and those in the text of patches.
/// </summary>
internal sealed class ApiReferences
{
    private readonly List<ApiReference> _found = [];
    private readonly HashSet<YamlNode> _seen = new(ReferenceEqualityComparer.Instance);

    private ApiReferences()
    {
    }

    /// <summary>The API versions of a document, in order of its text; none for data that nothing applies.</summary>
    public static IReadOnlyList<ApiReference> In(SourceDocument document)
    {
        // Most documents name no Flux API at all.
        var text = document.Yaml.Root.Origin.Source.Slice(document.Yaml.Span);
        if (document.Role is DocumentRole.Data or DocumentRole.HelmTemplate || !text.Contains("fluxcd.io", StringComparison.Ordinal))
        {
            return [];
        }

        var references = new ApiReferences();
        references.Walk(document.Field, document.Role == DocumentRole.Patch ? ApiReferenceUse.Patch : ApiReferenceUse.Object);
        return references._found;
    }

    private void Walk(Field field, ApiReferenceUse use)
    {
        if (field.Node is null || !_seen.Add(field.Node))
        {
            return;
        }

        switch (field.Node)
        {
            case YamlScalar scalar:
                WalkText(field, scalar);
                break;
            case YamlList:
                foreach (var item in field.Items)
                {
                    Walk(item, use);
                }

                break;
            case YamlMap:
                Take(field, use);
                foreach (var child in field.Fields)
                {
                    Walk(child, use);
                }

                break;
        }
    }

    private void Take(Field map, ApiReferenceUse use)
    {
        if (map["kind"].Text is not { } kind)
        {
            return;
        }

        if (map["apiVersion"].Text is { } apiVersion && ResourceId.SplitApiVersion(apiVersion) is var (group, version) && FluxApis.Knows(group))
        {
            var meaning = map["metadata"].Map is not null || map.Parent is null ? use
                : map.Key is "sourceRef" or "chartRef" ? ApiReferenceUse.Source
                : ApiReferenceUse.Lookup;
            _found.Add(new ApiReference(map["apiVersion"], group, kind, version, meaning, map));
        }
        else if (map["group"].Text is { } selected && FluxApis.Knows(selected) && map["version"].Text is { } selectedVersion)
        {
            _found.Add(new ApiReference(map["version"], selected, kind, selectedVersion, ApiReferenceUse.Selector, map));
        }
    }

    /// <summary>Looks into the text of a patch: <c>patch: |</c>, or an item of <c>patchesStrategicMerge</c>.</summary>
    private void WalkText(Field field, YamlScalar scalar)
    {
        if ((field.Key ?? field.Parent?.Key) is not ("patch" or "patchesStrategicMerge") || !scalar.Value.Contains("fluxcd.io", StringComparison.Ordinal))
        {
            return;
        }

        var use = field.Parent!["target"].Exists ? ApiReferenceUse.TargetedPatch : ApiReferenceUse.Patch;
        foreach (var document in NestedYaml.Parse(scalar).Documents)
        {
            Walk(Field.Root(document.Root), use);
        }
    }
}
