using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>The labels that say which Kustomization an object belongs to (flux2 internal/build/build.go:setOwnerLabels).</summary>
internal static class OwnerLabels
{
    private const string NameKey = FluxGroups.Kustomize + "/name";
    private const string NamespaceKey = FluxGroups.Kustomize + "/namespace";

    /// <summary>The object with the labels; other labels stay as they are, also those that are no texts.</summary>
    public static YamlMap Add(YamlMap root, KustomizationSpec owner, BuildErrors errors)
    {
        var by = owner.NameOrigin;
        return MetadataEdits.Change(root, "labels", old => Add(old, owner, by, errors), by);
    }

    private static YamlMap Add(YamlNode? old, KustomizationSpec owner, Origin by, BuildErrors errors)
    {
        if (old is not (null or YamlMap or YamlScalar { IsNull: true }))
        {
            errors.Add(new BuildError("wrong node kind: metadata.labels must be a mapping", old.Origin.Place));
        }

        var labels = old is YamlMap map ? MetadataEdits.Copy(map) : new YamlMap(Origin.Derived(by.Source, by.Span));
        NodeEdits.SetText(labels, NodeEdits.Key(NameKey, by), NodeEdits.Text(owner.Name, by));
        NodeEdits.SetText(labels, NodeEdits.Key(NamespaceKey, by), NodeEdits.Text(owner.Namespace, by));
        return labels;
    }
}
