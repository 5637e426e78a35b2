using Dryflux.Manifests.Changes;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Changes;

/// <summary>FX902: an object moves between Kustomizations.</summary>
public sealed class ObjectChangesOwner : ChangeRule
{
    private const int Related = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX902",
        Name = "object-changes-owner",
        Title = "An object moves from one Kustomization to another: the first may delete what the second has just applied",
        Level = Level.Warning,
        Why = """
            Each Kustomization prunes what is in its inventory and no longer in its build. When an object moves, its old owner deletes it if it reconciles
            before the new owner has applied it and thereby changed the labels of ownership; the new owner then creates it again. Which comes first depends on
            intervals, dependencies and load, so the same change goes well in one cluster and deletes a volume in the next.

            Annotate the object with `kustomize.toolkit.fluxcd.io/prune: disabled` in a commit before the one that moves it, and drop the annotation afterwards.

            One finding for all objects that move between the same two. Quiet for objects so annotated in the base, for an old owner that does not prune (or is
            removed with `deletionPolicy: Orphan`), and for a Kustomization that is renamed (FX901).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_delete.go (Delete)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        var deletion = new Deletion(change);
        var moved = change.Objects.Where(o => o.IsMoved && !o.IsRegenerated && o.To!.After is not null && deletion.Reaches(o.Before!, o.From));
        foreach (var group in moved.GroupBy(o => (From: o.From!, To: o.To!)))
        {
            var objects = group.ToList();
            var (from, first) = (group.Key.From.Before!, objects[0].After!);
            var when = group.Key.From.After is null || group.Key.From.IsRenamed
                ? $"`{from.Id}` is removed and deletes"
                : $"when `{from.Id}` is reconciled first, it prunes";
            context.For(first, change.After!).ReportSteps(
                first.Resource.Field.At("metadata", "name").Origin.Place,
                $"{Listing.Of([.. objects.Select(o => o.After!)])} {(objects.Count == 1 ? "moves" : "move")} to `{first.Owner.Id}`: {when} what `{first.Owner.Id.Name}` has not applied yet",
                [
                    $"a commit that annotates {(objects.Count == 1 ? "the object" : "the objects")} with `kustomize.toolkit.fluxcd.io/prune: disabled`; wait until Flux has applied it",
                    "a commit with the move",
                    "a commit without the annotation",
                ],
                related:
                [
                    new RelatedPlace(from.Flux.Field.KeyOrigin.Place, $"`{from.Id}` applied {(objects.Count == 1 ? "it" : "them")}") { IsInBase = true },
                    .. objects.Skip(1).Take(Related).Select(o => new RelatedPlace(o.After!.Place, $"`{o.Id}` moves too")).DistinctBy(r => r.Place),
                ]);
        }
    }
}
