using Dryflux.Manifests.Flux;
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
        // Most documents name no Flux API at all; a kustomization file may do so by its kind alone.
        var text = document.Yaml.Root.Origin.Source.Slice(document.Yaml.Span);
        var sign = document.Role == DocumentRole.KustomizationFile ? "version:" : "fluxcd.io";
        if (document.Role is DocumentRole.Data or DocumentRole.HelmTemplate || !(text.Contains("fluxcd.io", StringComparison.Ordinal) || text.Contains(sign, StringComparison.Ordinal)))
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
        else if (map["version"].Text is { } selectedVersion && (map["group"].Text ?? Implied(map, kind)) is { } selected && FluxApis.Knows(selected))
        {
            _found.Add(new ApiReference(map["version"], selected, kind, selectedVersion, ApiReferenceUse.Selector, map));
        }
    }

    /// <summary>The group that the <c>target</c> of a patch means when it gives none: that of a kind which nobody but Flux has.</summary>
    internal static string? Implied(Field target, string kind) => target.Key != "target" ? null : kind switch
    {
        "Kustomization" => FluxGroups.Kustomize,
        "HelmRelease" => FluxGroups.Helm,
        "GitRepository" or "OCIRepository" or "HelmRepository" or "HelmChart" => FluxGroups.Source,
        "ImageRepository" or "ImagePolicy" or "ImageUpdateAutomation" => FluxGroups.Image,
        _ => null,
    };

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
