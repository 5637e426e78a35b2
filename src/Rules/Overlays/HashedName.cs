using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>A ConfigMap or Secret that a kustomization file generates with a hash at the end of its name.</summary>
/// <param name="Generated">The object.</param>
/// <param name="Bare">Its id without the hash: what people write.</param>
internal sealed record HashedName(RenderedObject Generated, ResourceId Bare)
{
    /// <summary>Those of a cluster whose bare name no other object has, by that.</summary>
    public static IReadOnlyDictionary<ResourceId, HashedName> In(Cluster cluster, Workspace workspace)
    {
        var found = new Dictionary<ResourceId, HashedName>();
        foreach (var rendered in cluster.Objects)
        {
            if (rendered.Id is { Group: "", Kind: "ConfigMap" or "Secret" } id
                && GeneratedName.Is(id.Name)
                && workspace.File(rendered.Place.Source.Path)?.Role == DocumentRole.KustomizationFile
                && id with { Version = "", Name = id.Name[..id.Name.LastIndexOf('-')] } is var bare
                && !cluster.Find(bare).IsCertain)
            {
                found.TryAdd(bare, new HashedName(rendered, bare));
            }
        }

        return found;
    }
}
