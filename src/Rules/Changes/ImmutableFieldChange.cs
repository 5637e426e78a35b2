using Dryflux.Manifests.Changes;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Kustomizations;

namespace Dryflux.Rules.Changes;

/// <summary>FX904: a field changes that cannot.</summary>
public sealed class ImmutableFieldChange : ChangeRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX904",
        Name = "immutable-field-change",
        Title = "A field changes that the API server lets nobody change: the Kustomization fails until somebody deletes the object",
        Level = Level.Error,
        Why = """
            Some fields are fixed once an object exists: the selector of a Deployment, DaemonSet, ReplicaSet or StatefulSet; `serviceName`,
            `podManagementPolicy` and `volumeClaimTemplates` of a StatefulSet; the template of a Job; all of a PersistentVolumeClaim but a larger request; the
            `clusterIP` of a Service; provisioner, parameters and policies of a StorageClass; `roleRef` of a binding; the type of a Secret; the data of a
            ConfigMap or Secret with `immutable: true`. Each revision alone is valid, so nothing complains before Flux applies it. Then the dry run is
            refused, and nothing of that Kustomization is applied until it is mended. A common cause is `commonLabels`, which also writes into selectors.

            Give the object a new name: Flux creates the new one and prunes the old one. Or let Flux recreate it with
            `kustomize.toolkit.fluxcd.io/force: enabled` on this object, if it may be gone for a moment; a recreated PersistentVolumeClaim is an empty one.

            Quiet with that annotation, with `spec.force: true` of the Kustomization (FX214), for objects that Flux does not update (`ssa: IfNotPresent`,
            `ssa: Ignore`, `reconcile: disabled`), for a new name, for a value that is only written out where it was the default before, for the template
            of a suspended Job, and for values that are not known here.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#force",
            "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/",
            "https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/apps/validation/validation.go (ValidateStatefulSetUpdate)",
            "https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go (shouldForceApply)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(ClusterChange change, RuleContext context)
    {
        foreach (var changed in change.Objects.Where(o => o is { Before: not null, After: not null, IsRegenerated: false, Fields.Count: > 0 }))
        {
            var (before, after) = (changed.Before!, changed.After!);
            var (old, now) = (ApplyOptions.Of(before), ApplyOptions.Of(after));
            if (after.Owner.Kustomization?.Force.IsTrue == true || old.IsForced || now.IsForced || now.IsNeverUpdated)
            {
                continue;
            }

            foreach (var (field, first) in ImmutableFields.TouchedBy(changed))
            {
                var here = context.For(after, change.After!);
                var message = $"`{field}` of `{after.Id}` cannot change: the API server refuses it, and Kustomization `{after.Owner.Id.Name}` fails as a whole until the object is deleted, renamed or recreated";
                RelatedPlace[] related = [new RelatedPlace(first.Before.Origin.Place, "what it was") { IsInBase = true }];
                if (after.Id is { Group: "", Kind: "Secret" })
                {
                    here.ReportSecret(first.After, message, related);
                }
                else
                {
                    here.Report(first.After, message, related: related);
                }
            }
        }
    }
}
