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

            One finding for all objects that the same owners apply. FX217 reports it instead where the two build the same files.
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
            var last = shared.Objects[0][^1];
            var isSafe = shared.Objects.All(IsProtectedNamespace);
            var named = Enumeration.Of(shared.Objects.Select(o => $"`{o[0].Id}`"), Shown);
            var consequence = isSafe ? "they overwrite each other's labels of ownership" : "they overwrite each other, and pruning by one deletes what the other wants";
            context.For(last, cluster).Report(
                last.Resource.Field.At("metadata", "name"),
                $"{named} {(shared.Objects.Count == 1 ? "is" : "are")} applied by {Enumeration.Of(shared.Owners.Select(o => $"`{o.Id}`"), Shown)}: {consequence}",
                isSafe ? Level.Warning : Level.Error,
                related:
                [
                    .. shared.Objects[0].SkipLast(1).Take(Related).Select(o => new RelatedPlace(o.Resource.Field.At("metadata", "name").Origin.Place, $"`{o.Owner.Id}` applies it from here")),
                    .. shared.Objects.Skip(1).Take(Related).Select(o => new RelatedPlace(o[^1].Place, $"`{o[^1].Id}` is applied by {(shared.Owners.Count == 2 ? "both" : "all of them")} too")),
                ]);
        }
    }

    private static bool IsProtectedNamespace(IReadOnlyList<RenderedObject> applied) =>
        applied[0].Id is { Group: "", Kind: "Namespace" } && applied.Any(o => ApplyOptions.Of(o).IsNeverPruned || IsUnpruned(o.Owner));

    private static bool IsUnpruned(Component owner) => owner.Kustomization?.Prune.IsFalse == true;
}
