using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX218: one object, two owners.</summary>
public sealed class DuplicateObject : ClusterRule
{
    private const int Shown = 3;

    private const int Related = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX218",
        Name = "duplicate-object",
        Title = "One object applied by two Kustomizations of a cluster",
        Level = Level.Error,
        Why = """
            Two Kustomizations that apply one object overwrite each other at every reconciliation, each with its own labels of ownership, and both stay Ready.
            If the two versions differ, workloads restart again and again. The object belongs to whoever applied it last: when that one is deleted, renamed,
            or the object leaves its build, pruning deletes the object although the other one still wants it. For a Namespace that means everything in it.

            Leave the object to one of them. Where several should share it, annotate it with `kustomize.toolkit.fluxcd.io/ssa: IfNotPresent` or
            `kustomize.toolkit.fluxcd.io/ssa: Merge`; a Namespace that several bring alike is safe with `kustomize.toolkit.fluxcd.io/prune: disabled` (a warning
            then).

            One finding per pair of owners. FX217 reports it instead where the two build the same files.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_delete.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var shared in SharedObjects.In(cluster).Where(s => !s.IsFromOverlappingPaths))
        {
            var (first, second) = shared.Objects[0];
            var isSafe = shared.Objects.All(o => IsProtectedNamespace(o.Of1, o.Of2));
            var named = Enumeration.Of(shared.Objects.Select(o => $"`{o.Of1.Id}`"), Shown);
            var consequence = isSafe ? "they overwrite each other's labels of ownership" : "they overwrite each other, and pruning by one deletes what the other wants";
            context.For(second, cluster).Report(
                second.Resource.Field.At("metadata", "name"),
                $"{named} {(shared.Objects.Count == 1 ? "is" : "are")} applied by `{shared.First.Id}` and by `{shared.Second.Id}`: {consequence}",
                isSafe ? Level.Warning : Level.Error,
                related:
                [
                    new RelatedPlace(first.Resource.Field.At("metadata", "name").Origin.Place, $"`{shared.First.Id}` applies it from here"),
                    .. shared.Objects.Skip(1).Take(Related).Select(o => new RelatedPlace(o.Of2.Place, $"`{o.Of2.Id}` is applied by both too")),
                ]);
        }
    }

    private static bool IsProtectedNamespace(RenderedObject one, RenderedObject other) =>
        one.Id is { Group: "", Kind: "Namespace" } && (ApplyOptions.Of(one).IsNeverPruned || ApplyOptions.Of(other).IsNeverPruned || IsUnpruned(one.Owner) || IsUnpruned(other.Owner));

    private static bool IsUnpruned(Component owner) => owner.Kustomization?.Prune.IsFalse == true;
}
