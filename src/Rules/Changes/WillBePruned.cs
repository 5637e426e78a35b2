using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Changes;

/// <summary>FX903: what a change deletes from the cluster.</summary>
public sealed class WillBePruned : ChangeRule
{
    private const int Related = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX903",
        Name = "will-be-pruned",
        Title = "Objects that the base applies are no longer built: Flux deletes them",
        Level = Level.Warning,
        Why = """
            A Kustomization with `prune: true` deletes what it applied before and does not build any more. That is what pruning is for, but a diff of files
            does not show it: one line less in `resources`, a directory moved out of a path, a changed `namespace` or `namePrefix` deletes objects that nobody
            named. The finding lists them.

            It is an error when a Namespace is among them (everything in it goes, also what others put there), a CustomResourceDefinition (all objects of its
            kind go) or a PersistentVolumeClaim (its data goes, unless the volume is retained): no revert brings these back. Annotate what must stay with
            `kustomize.toolkit.fluxcd.io/prune: disabled` in a commit before.

            One finding for each place that objects were built from, or that gives them another name or namespace; for a removed Kustomization one for all
            that goes with it.

            Quiet for `prune: false`, for objects with `kustomize.toolkit.fluxcd.io/prune: disabled` in the base, for a removed Kustomization with
            `deletionPolicy: Orphan` or `suspend: true`, for a parent that does not prune, for generated ConfigMaps and Secrets whose hash changes, for renamed
            and moved ones (FX901, FX902), and for all that a build that fails may still apply.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy",
            "https://github.com/fluxcd/kustomize-controller/blob/main/internal/controller/kustomization_controller.go (prune, finalize)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        var deletion = new Deletion(change);
        var renamed = change.Components.Where(c => c.IsRenamed).Select(c => c.Before!.Object).ToHashSet();
        var removed = change.Objects.Where(o => o is { IsRemoved: true, From.IsRenamed: false } && !renamed.Contains(o.Before!) && deletion.Reaches(o.Before!, o.From));
        var successors = new Successors(change);
        var removedByFate = removed.ToLookup(o => successors.Of(o) is not null);
        foreach (var group in removedByFate[false].GroupBy(o => CauseOf(o, change, context.Workspace)))
        {
            Report(group.Key.Component, group.Key.Place, [.. group.Select(o => o.Before!)], change, context);
        }

        var replaced = removedByFate[true].Select(o => (Before: o.Before!, After: successors.Of(o)!));
        foreach (var group in replaced.GroupBy(o => (o.After.Owner, Successors.Difference(o.Before, o.After))))
        {
            ReportReplaced(group.Key.Item2, [.. group], change, context);
        }
    }

    /// <summary>The outermost component that is gone with the object, or the one that no longer builds it; and where to look.</summary>
    private static (ComponentChange Component, Place Place) CauseOf(ObjectChange removed, ClusterChange change, Workspace workspace)
    {
        var (gone, cause) = (removed.Before!, removed.From!);

        // A component's own object is removed from its parent; what the component made goes with it.
        if (change.Before!.Component(gone.Id) is { } itself && ReferenceEquals(itself.Object, gone) && change.Of(itself) is { After: null } own && itself.Kustomization is not null)
        {
            cause = own;
        }

        while (cause is { After: null, Before.Parent: { } parent } && change.Of(parent) is { After: null } above)
        {
            cause = above;
        }

        return (cause, cause.After is null ? NearestPlace.Of(cause.Before!, c => change.Of(c)?.After, workspace) : NearestPlace.Of(gone, cause.After, workspace));
    }

    private void Report(ComponentChange cause, Place place, IReadOnlyList<RenderedObject> objects, ClusterChange change, RuleContext context)
    {
        var before = cause.Before!;
        var lost = cause.After is null ? [.. objects.Where(o => !ReferenceEquals(o, before.Object))] : objects;
        var isUnknown = cause is { After: null, IsKnownBefore: false } && Deletion.DeletesInventory(before);
        if (lost.Count == 0 && !isUnknown)
        {
            return;
        }

        var message = cause.After is null
            ? $"Kustomization `{before.Id.Name}` is removed: Flux deletes it with {(lost.Count > 0 ? Listing.Of(lost) : "all that it made, which is not known here")}"
            : $"Kustomization `{before.Id.Name}` no longer builds {Listing.Of(lost)}: Flux deletes {(lost.Count == 1 ? "it" : "them")}";
        context.For(cause.After ?? change.Of(before.Parent!)?.After ?? change.After!.Components[0], change.After!).Report(
            place,
            message + Gravity(objects),
            objects.Any(o => Listing.IsGrave(o.Id)) ? Level.Error : Level.Warning,
            related: Places(objects));
    }

    private static void ReportReplaced(Place place, IReadOnlyList<(RenderedObject Before, RenderedObject After)> objects, ClusterChange change, RuleContext context)
    {
        var (olds, first) = (objects.Select(o => o.Before).ToList(), objects[0].After);
        var message = olds.Count == 1
            ? $"builds `{first.Id}` instead of `{olds[0].Id}`: to Kubernetes another object, and Flux deletes the old one"
            : $"builds {Listing.Of(olds)} with another name or namespace: to Kubernetes other objects, and Flux deletes the old ones";
        context.For(first, change.After!).Report(
            place,
            $"Kustomization `{first.Owner.Id.Name}` {message}{Gravity(olds)}",
            olds.Exists(o => Listing.IsGrave(o.Id)) ? Level.Error : Level.Warning,
            related: Places(olds));
    }

    private static RelatedPlace[] Places(IReadOnlyList<RenderedObject> objects) =>
        [.. objects.Take(Related).Select(o => new RelatedPlace(o.Place, $"`{o.Id}` was here") { IsInBase = true }).DistinctBy(r => r.Place)];

    private static string Gravity(IReadOnlyList<RenderedObject> objects)
    {
        string[] reasons =
        [
            .. objects.Any(o => o.Id is { Group: "", Kind: "Namespace" }) ? (string[])["everything in the namespace"] : [],
            .. objects.Any(o => o.Id is { Group: "apiextensions.k8s.io", Kind: "CustomResourceDefinition" }) ? (string[])["every object of the custom kind"] : [],
            .. objects.Any(o => o.Id is { Group: "", Kind: "PersistentVolumeClaim" }) ? (string[])["the data of the claim"] : [],
            .. objects.Any(o => o.Id is { Group: "helm.toolkit.fluxcd.io", Kind: "HelmRelease" }) ? (string[])["everything that the release installed"] : [],
        ];
        return reasons.Length == 0 ? "" : $"; with that goes {string.Join(", and ", reasons)}";
    }
}
