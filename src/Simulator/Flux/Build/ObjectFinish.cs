using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>What happens to objects after kustomize and substitution, up to what Flux prints or applies.</summary>
/// <param name="spec">The Flux Kustomization.</param>
/// <param name="owner">The labels that name it.</param>
/// <param name="isController">True for the controller's way.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class ObjectFinish(KustomizationSpec spec, OwnerLabels owner, bool isController, BuildErrors errors)
{
    private readonly StringBuilder _scratch = new();
    private readonly List<BuiltManifest> _manifests = [];

    /// <summary>The objects, lists taken apart; without meaning when there are errors.</summary>
    public IReadOnlyList<BuiltManifest> Run(IReadOnlyList<KustomizeResource> resources)
    {
        foreach (var resource in resources)
        {
            var root = isController ? resource.Root : SecretMask.Apply(owner.Add(resource.Root, errors), errors);
            if (CanBePrinted(root))
            {
                Read(root, Entries(resource));
            }
        }

        return _manifests;
    }

    /// <summary>flux build labels what it prints, the controller what it has read back: items of lists are labelled only there.</summary>
    private void Read(YamlMap root, IReadOnlyList<Place> entries)
    {
        foreach (var read in ReadBack.Read(root, errors))
        {
            var labelled = isController ? owner.AddInCluster(read) : read;
            var finished = spec.CommonMetadata is { } common ? CommonMetadata.Add(labelled, common) : labelled;
            finished.Freeze();
            _manifests.Add(new BuiltManifest(finished, entries));
        }
    }

    private bool CanBePrinted(YamlMap root)
    {
        var problems = YamlWriter.Write(root, _scratch.Clear());
        foreach (var problem in problems)
        {
            errors.Add($"kustomize build failed: {problem.Message}", problem.Node.Origin);
        }

        return problems.Count == 0;
    }

    /// <summary>The object's way without the path itself, which is what brings in the files that a scan finds.</summary>
    private List<Place> Entries(KustomizeResource resource)
    {
        var entries = (resource.Trail?.Entries() ?? []).Select(e => e.Place).ToList();
        if (entries is [.., var last] && last == spec.PathOrigin.Place)
        {
            entries.RemoveAt(entries.Count - 1);
        }

        return entries;
    }
}
