using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Why the data of a ConfigMap or Secret are not known, in plain words.</summary>
internal static class UnknownData
{
    /// <summary>A controller makes it.</summary>
    public static string MadeBy(RenderedObject producer, ResourceId id) => $"the values of {id} are made in the cluster, by {producer.Id}";

    /// <summary>The keys that an object will have which a controller makes; null when they are not known either.</summary>
    public static IReadOnlyList<string>? KeysMadeBy(RenderedObject producer, ResourceId id) => Producers.Of(producer).FirstOrDefault(p => p.Id.Unversioned == id)?.Keys;

    /// <summary>Nothing applies it: it is external, or not there at all.</summary>
    public static string NotInGit(Externals externals, ResourceId id) =>
        externals.Have(id) ? $"{id} exists outside of Git, so its values are not known" : $"nothing in Git applies {id}, so its values are not known";
}
