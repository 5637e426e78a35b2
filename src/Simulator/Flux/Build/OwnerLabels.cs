using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>The labels that say which Flux Kustomization an object belongs to.</summary>
internal sealed class OwnerLabels
{
    private readonly YamlMap _labels;

    /// <summary>The labels of one Flux Kustomization.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="namespace">Its namespace; "" where nothing gives it one.</param>
    /// <param name="origin">Where it is named.</param>
    public OwnerLabels(string name, string @namespace, Origin origin) => _labels = new YamlMap(origin,
    [
        new YamlEntry(NodeEdits.Key(FluxGroups.Kustomize + "/name", origin), NodeEdits.Text(name, origin)),
        new YamlEntry(NodeEdits.Key(FluxGroups.Kustomize + "/namespace", origin), NodeEdits.Text(@namespace, origin)),
    ]);

    /// <summary>The object with the labels as the controller sets them (fluxcd/pkg ssa/manager.go:SetOwnerLabels).</summary>
    public YamlMap AddInCluster(YamlMap root) => MetadataEdits.AddTexts(root, "labels", _labels);

    /// <summary>The object with the labels as <c>flux build</c> sets them: other labels stay, also those that are no texts (flux2 internal/build/build.go:setOwnerLabels).</summary>
    public YamlMap Add(YamlMap root, BuildErrors errors) => MetadataEdits.Change(root, "labels", old => Add(old, errors), _labels.Origin);

    private YamlMap Add(YamlNode? old, BuildErrors errors)
    {
        if (old is not (null or YamlMap or YamlScalar { IsNull: true }))
        {
            errors.Add("wrong node kind: metadata.labels must be a mapping", old.Origin);
        }

        var labels = old is YamlMap map ? map.WithOrigin(map.Origin) : new YamlMap(_labels.Origin.Derived());
        foreach (var entry in _labels.Entries)
        {
            NodeEdits.SetText(labels, entry.Key, (YamlScalar)entry.Value);
        }

        return labels;
    }
}
