using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Diff;

/// <summary>Which component of one revision is which of another: by id, and of those left, by what they build.</summary>
internal sealed class ComponentPairs
{
    private readonly Dictionary<Component, Component> _befores = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Component, Component> _afters = new(ReferenceEqualityComparer.Instance);

    /// <summary>Pairs the components of a cluster; either may be missing.</summary>
    public ComponentPairs(Cluster? before, Cluster? after)
    {
        var (olds, news) = (before?.Components ?? [], after?.Components ?? []);
        foreach (var component in news)
        {
            if (before?.Component(component.Id) is { } same)
            {
                Pair(same, component);
            }
        }

        PairRenamed([.. olds.Where(c => !_afters.ContainsKey(c))], [.. news.Where(c => !_befores.ContainsKey(c))]);
        var pairs = new Dictionary<Component, ComponentChange>(ReferenceEqualityComparer.Instance);
        All =
        [
            .. news.Select(c => Add(new ComponentChange(_befores.GetValueOrDefault(c), c))),
            .. olds.Where(c => !_afters.ContainsKey(c)).Select(c => Add(new ComponentChange(c, null))),
        ];

        // Parents stand before their children: whether one is known tells whether a missing child is really missing.
        ComponentChange Add(ComponentChange pair)
        {
            pair = pair with
            {
                IsKnownBefore = pair.Before is { } old ? IsKnown(old) : Parent(pair.After)?.IsKnownBefore != false,
                IsKnownAfter = pair.After is { } now ? IsKnown(now) : Parent(pair.Before)?.IsKnownAfter != false,
            };
            foreach (var component in (Component?[])[pair.Before, pair.After])
            {
                if (component is not null)
                {
                    pairs[component] = pair;
                }
            }

            return pair;
        }

        ComponentChange? Parent(Component? component) => component?.Parent is { } parent ? pairs.GetValueOrDefault(parent) : null;
    }

    /// <summary>Every component of both, those of the newer revision in their order, then removed ones.</summary>
    public IReadOnlyList<ComponentChange> All { get; }

    /// <summary>A HelmRelease applies nothing here that could be missing.</summary>
    private static bool IsKnown(Component component) => component.HelmRelease is not null || component.State == ComponentState.Built || component.Objects.Count > 0;

    private void Pair(Component before, Component after)
    {
        _afters.TryAdd(before, after);
        _befores.TryAdd(after, before);
    }

    private void PairRenamed(List<Component> olds, List<Component> news)
    {
        var candidates = olds.SelectMany(_ => news, (old, now) => (Old: old, Now: now, Likeness: Likeness.Of(old, now))).Where(c => c.Likeness > 0).OrderByDescending(c => c.Likeness);
        foreach (var (old, now, _) in candidates)
        {
            if (!_afters.ContainsKey(old) && !_befores.ContainsKey(now))
            {
                Pair(old, now);
            }
        }
    }

    /// <summary>How much speaks for two components of other names being one; 0 when they are not.</summary>
    private static class Likeness
    {
        private const int SamePath = 1 << 24;

        public static int Of(Component before, Component after) => (before.Kustomization, after.Kustomization, before.HelmRelease, after.HelmRelease) switch
        {
            (not null, not null, _, _) => OfKustomizations(before, after),
            (_, _, not null, not null) => OfReleases(before, after),
            _ => 0,
        };

        /// <summary>The same path, or most of the objects; those of one that keeps its name may be in another namespace.</summary>
        private static int OfKustomizations(Component before, Component after)
        {
            var isSameName = before.Id.Name == after.Id.Name;
            var shared = Shared(before, after, id => id.Unversioned);
            var alike = isSameName ? Shared(before, after, id => id with { Version = "", Namespace = "" }) : shared;
            var most = (Math.Max(before.Objects.Count, after.Objects.Count) + 1) / 2;
            var isSamePath = before.Directory is { } directory && directory == after.Directory && before.Flux.Spec.At("sourceRef", "name").Text == after.Flux.Spec.At("sourceRef", "name").Text;
            return isSamePath || (most > 0 && Math.Max(shared, alike) >= most) ? 1 + (isSamePath ? SamePath : 0) + (2 * shared) + alike + (isSameName ? 1 : 0) : 0;
        }

        private static int Shared(Component before, Component after, Func<ResourceId, ResourceId> identity)
        {
            var known = before.Objects.Select(o => identity(o.Id)).ToHashSet();
            return after.Objects.Count(o => known.Contains(identity(o.Id)));
        }

        /// <summary>The same chart under another name or in another namespace.</summary>
        private static int OfReleases(Component before, Component after)
        {
            if (Chart(before) is not { } chart || chart != Chart(after))
            {
                return 0;
            }

            var isSameSpec = FieldDiff.Of(before.Flux.Spec, after.Flux.Spec).Count == 0;
            var isSameFile = before.Object.Place.Source.Path == after.Object.Place.Source.Path;
            var isSameName = before.Id.Name == after.Id.Name;
            return isSameSpec || isSameFile || isSameName ? 1 + (isSameName ? 4 : 0) + (isSameFile ? 2 : 0) + (isSameSpec ? 1 : 0) : 0;
        }

        private static string? Chart(Component release) => release.Flux.Spec.At("chart", "spec", "chart").Text
            ?? (release.Flux.Spec.At("chartRef", "name").Text is { } name ? $"{release.Flux.Spec.At("chartRef", "kind").Text} {name}" : null);
    }
}
