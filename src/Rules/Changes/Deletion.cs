using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Kustomizations;

namespace Dryflux.Rules.Changes;

/// <summary>Tells what Flux deletes when something is no longer in Git.</summary>
/// <param name="change">What becomes of the cluster.</param>
internal sealed class Deletion(ClusterChange change)
{
    /// <summary>True when an object that a component no longer applies is deleted: by its pruning, or when the component itself is deleted.</summary>
    /// <param name="before">The object in the base: what lives in the cluster has its labels and annotations.</param>
    /// <param name="owner">What becomes of the component that applied it.</param>
    // kustomize-controller internal/controller/kustomization_controller.go:prune, finalize
    public bool Reaches(RenderedObject before, ComponentChange? owner) =>
        owner?.Before is { Kustomization: not null } && !ApplyOptions.Of(before).IsNeverPruned
        && (owner is { After.Kustomization: { } now, IsRenamed: false } ? now.Prune.IsTrue && !now.Suspend.IsTrue : Reaches(owner) && DeletesInventory(owner.Before));

    /// <summary>True when a component that is gone, or goes by another name now, is deleted from the cluster. A root is deleted by nobody.</summary>
    public bool Reaches(ComponentChange component) =>
        component is { Before: { Parent: { } parent } before } && (component.After is null || component.IsRenamed) && Reaches(before.Object, change.Of(parent));

    /// <summary>True when the deletion of a component deletes what it made. A suspended one leaves all as it is.</summary>
    // kustomize-controller internal/controller/kustomization_controller.go:finalizerShouldDeleteResources,
    // helm-controller internal/controller/helmrelease_controller.go:reconcileDelete
    public static bool DeletesInventory(Component component)
    {
        if (component.Flux.Suspend.IsTrue)
        {
            return false;
        }

        return component.Kustomization is not { } flux || flux.DeletionPolicy.Text switch
        {
            null or "MirrorPrune" => flux.Prune.IsTrue,
            "Delete" or "WaitForTermination" => true,
            _ => false,
        };
    }

    /// <summary>What goes with a component: its objects that can be pruned, and with the components among them what these made.</summary>
    public IEnumerable<RenderedObject> Inventory(Component component)
    {
        foreach (var rendered in component.Objects.Where(o => !ApplyOptions.Of(o).IsNeverPruned))
        {
            yield return rendered;
            if (FluxObject.From(rendered.Resource) is FluxKustomization && change.Before!.Component(rendered.Id) is { } child && ReferenceEquals(child.Object, rendered) && !ReferenceEquals(child, component) && DeletesInventory(child))
            {
                foreach (var below in Inventory(child))
                {
                    yield return below;
                }
            }
        }
    }
}
