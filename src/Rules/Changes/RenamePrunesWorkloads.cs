using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.HelmReleases;

namespace Dryflux.Rules.Changes;

/// <summary>FX901: to Flux a rename is a deletion.</summary>
public sealed class RenamePrunesWorkloads : ChangeRule
{
    private static readonly FluxVersion FirstWithPolicy = new(2, 5);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX901",
        Name = "rename-prunes-workloads",
        Title = "A Kustomization or HelmRelease gets another name or namespace: Flux deletes the old one with all that it made",
        Level = Level.Error,
        Why = """
            The cluster knows no renames. The parent prunes the Kustomization of the old name and creates one of the new name. With `prune: true` the deletion
            of the old one deletes everything in its inventory, but for objects whose labels of ownership name another Kustomization by then. The new one sets
            these labels when it applies, so it is a race: what the new one has not applied in time is deleted and comes back empty, pods restart, and the data
            of a PersistentVolumeClaim is gone. A HelmRelease is uninstalled and installed anew in the same way. The pull request shows one changed line, and
            both revisions build the same objects.

            Do it in two commits, and let Flux apply the first before you merge the second. A Kustomization: set `deletionPolicy: Orphan` (before Flux 2.5:
            `prune: false`), then rename it; the new one takes over the objects. A HelmRelease: set `suspend: true`, since a suspended one is deleted without
            an uninstall, then rename it and set `releaseName`, `targetNamespace` and `storageNamespace` to what they were; the new one finds the release in
            Helm's storage and goes on from there.

            Components are taken for the same one when they build the same path or most of the same objects, or install the same chart. One finding for
            the rename; FX902 and FX903 do not repeat it.

            Quiet when nothing is deleted: `prune: false`, `deletionPolicy: Orphan`, a suspended one, `kustomize.toolkit.fluxcd.io/prune: disabled` on the
            component or on all its objects, and a parent that does not prune.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#deletion-policy",
            "https://github.com/fluxcd/kustomize-controller/blob/main/internal/controller/kustomization_controller.go (finalizerShouldDeleteResources)",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_delete.go (Delete)",
            "https://github.com/fluxcd/helm-controller/blob/main/internal/controller/helmrelease_controller.go (reconcileDelete)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        var deletion = new Deletion(change);
        foreach (var renamed in change.Components.Where(c => c.IsRenamed && !IsPartOfRename(c, change) && deletion.Reaches(c) && Deletion.DeletesInventory(c.Before!)))
        {
            if (renamed.Before!.HelmRelease is { } release)
            {
                Report(renamed, $"Flux uninstalls the release `{ReleaseName.Full(release) ?? release.Name}` with all that it made, and installs it anew", Steps(renamed.Before, release), change, context);
                continue;
            }

            var inventory = deletion.Inventory(renamed.Before).ToList();
            if (inventory.Count > 0 || !renamed.IsKnownBefore)
            {
                var what = inventory.Count == 0 ? "all its objects" : Listing.Of(inventory);
                var areKept = inventory.Count == 0 || inventory.Exists(o => change.After!.Object(o.Id) is not null);
                var fate = areKept ? "unless the new one has applied them by then" : "and the new one makes others in their place";
                Report(renamed, $"Flux deletes the old one with {what}, {fate}", Steps(renamed.Before, areKept, context.Target), change, context);
            }
        }
    }

    /// <summary>True when the parent is renamed too: what that takes with it is told there.</summary>
    private static bool IsPartOfRename(ComponentChange component, ClusterChange change) => component.Before!.Parent is { } parent && change.Of(parent) is { IsRenamed: true };

    private static void Report(ComponentChange renamed, string consequence, IReadOnlyList<string> steps, ClusterChange change, RuleContext context)
    {
        var (before, after) = (renamed.Before!, renamed.After!);
        var field = before.Id.Name == after.Id.Name ? "namespace" : "name";
        context.For(after.Object, change.After!).ReportSteps(
            after.Flux.Metadata[field].Origin.Place,
            $"{after.Flux.Kind} `{Named(before)}` becomes `{Named(after)}`: {consequence}",
            steps,
            related: [new RelatedPlace(before.Flux.Metadata[field].Origin.Place, $"`{Named(before)}` was here") { IsInBase = true }]);
    }

    private static string Named(Component component) => $"{component.Id.Namespace}/{component.Id.Name}";

    private static IReadOnlyList<string> Steps(Component before, bool areKept, Target target) =>
    [
        $"a commit that sets `{(target.Flux >= FirstWithPolicy ? "deletionPolicy: Orphan" : "prune: false")}` on `{Named(before)}` and changes nothing else; wait until Flux has applied it",
        areKept
            ? "a commit with the rename: the old one goes and leaves its objects, the new one takes them over"
            : "a commit with the rename: the old one goes and leaves its objects beside the new ones; move the data, then delete the old objects by hand",
    ];

    private static IReadOnlyList<string> Steps(Component before, FluxHelmRelease release)
    {
        var name = ReleaseName.Full(release) ?? release.Name;
        var target = ReleaseName.Namespace(release.TargetNamespace, before.Id.Namespace);
        var storage = ReleaseName.Namespace(release.StorageNamespace, before.Id.Namespace);
        return
        [
            $"a commit that sets `suspend: true` on `{Named(before)}` and changes nothing else; wait until Flux has applied it",
            $"a commit with the rename, without `suspend` and with `releaseName: {name}`, `targetNamespace: {target}` and `storageNamespace: {storage}`: the old one goes without an uninstall, the new one upgrades the release",
        ];
    }
}
