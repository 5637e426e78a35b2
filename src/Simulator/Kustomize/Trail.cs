using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>The way an object came into a build, read outward: the entry of a kustomization that named its file or directory, then the entry that named that kustomization.</summary>
/// <param name="Entry">The entry (<c>resources</c>, <c>components</c>, a generator).</param>
/// <param name="Outer">The entry above, or null at the top.</param>
public sealed record Trail(Origin Entry, Trail? Outer)
{
    /// <summary>The same way seen from a kustomization that includes it by <paramref name="entry"/>.</summary>
    public static Trail Extend(Trail? inner, Origin entry) => inner is null ? new Trail(entry, null) : new Trail(inner.Entry, Extend(inner.Outer, entry));

    /// <summary>The entries from the innermost outward.</summary>
    public IEnumerable<Origin> Entries()
    {
        for (var step = this; step is not null; step = step.Outer)
        {
            yield return step.Entry;
        }
    }
}
