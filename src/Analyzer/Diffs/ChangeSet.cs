using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer.Diffs;

/// <summary>What <c>dryflux diff</c> shows.</summary>
/// <param name="Base">The base as the user named it.</param>
/// <param name="Clusters">The clusters that were asked for, also those that stay as they are.</param>
internal sealed record ChangeSet(string Base, IReadOnlyList<ClusterChange> Clusters)
{
    /// <summary>The clusters that do not stay as they are.</summary>
    public IReadOnlyList<ClusterChange> Changed { get; } = [.. Clusters.Where(c => !c.IsEmpty)];

    /// <summary>What becomes of objects, as <c>2 added, 1 changed</c>; <c>no differences</c> when nothing does.</summary>
    public static string Count(IEnumerable<ObjectChange> objects)
    {
        var all = objects.Select(KindOf).ToList();
        var parts = ((string[])["added", "removed", "changed", "moved"]).Select(k => (Kind: k, Number: all.Count(a => a == k))).Where(p => p.Number > 0);
        return all.Count == 0 ? "no differences" : string.Join(", ", parts.Select(p => FormattableString.Invariant($"{p.Number} {p.Kind}")));
    }

    /// <summary>One word for what becomes of an object.</summary>
    public static string KindOf(ObjectChange change) => change.IsAdded ? "added" : change.IsRemoved ? "removed" : change.IsMoved ? "moved" : "changed";

    /// <summary>The components of a cluster that have something to show, with their objects: those that are removed under the one that applied them.</summary>
    public static IEnumerable<(ComponentChange Component, IReadOnlyList<ObjectChange> Objects)> ByComponent(ClusterChange cluster)
    {
        // Another cluster's component may send objects here.
        var byComponent = cluster.Objects.ToLookup(o => o.To ?? o.From!);
        return cluster.Components.Concat(byComponent.Select(g => g.Key)).Distinct()
            .Where(c => byComponent.Contains(c) || c.IsRenamed || Unknown(c) is not null)
            .Select(c => (c, (IReadOnlyList<ObjectChange>)[.. byComponent[c]]));
    }

    /// <summary>The name of a component, with the one that it had.</summary>
    public static string Name(ComponentChange component) => component.IsRenamed ? $"{component.After!.Id} (was {component.Before!.Id})" : component.Component.Id.ToString();

    /// <summary>Why the objects of a component are not compared; null when they are, and when nothing is known of either side, or only because its parent is not.</summary>
    public string? WhyUnknown(ComponentChange component) => Unknown(component) is not { } unknown ? null
        : $"not compared: {(component.IsKnownAfter ? $"in {Base}" : "now")} {(unknown.Errors is [var error, ..] ? $"its build fails: {error}" : "what it builds is not at hand")}";

    /// <summary>The side of which nothing is known, when something is of the other.</summary>
    private static Component? Unknown(ComponentChange component) =>
        component.IsKnownBefore == component.IsKnownAfter ? null : component.IsKnownAfter ? component.Before : component.After;
}
