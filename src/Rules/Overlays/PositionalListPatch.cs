using System.Globalization;
using System.Text.RegularExpressions;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX225: a JSON patch that finds a container or volume by counting.</summary>
public sealed partial class PositionalListPatch : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX225",
        Name = "positional-list-patch",
        Title = "A JSON patch that addresses one of several containers, volumes or variables by its index",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            `/spec/template/spec/containers/0` is whatever container stands first. When the base adds a sidecar before it, or only sorts its list, the patch
            goes on applying without an error and gives the wrong container the image, the limits or the security context: the build succeeds, the pods may
            even run. Lists of pods have names, and a strategic merge patch finds the item by it: `containers: [{name: app, ...}]`.

            The list is looked at as the patch meets it, in every build. Quiet for a list with one item, where a `test` operation of the same patch makes sure
            which item it is, for operations that only put something into a list (`containers/-`), for the controllers of Flux, which are documented to be
            patched in this way, and for lists that kustomize does not merge by name (rules of an Ingress, lists of custom resources).
            """,
        Sources =
        [
            "https://datatracker.ietf.org/doc/html/rfc6902",
            "https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/#notes-on-the-strategic-merge-patch",
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#patches",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            var counted = component.Effects.SelectMany(e => e.Addressed).Where(a => a is { Count: > 1, Name: not null, IsTested: false, Object.Group: "" or "apps" or "batch" } && !IsController(a.Object, component));
            foreach (var item in counted.Where(a => NamedList().IsMatch(a.Pointer)).DistinctBy(a => a.Operation))
            {
                var parts = item.Pointer.Split('/');
                context.For(component, cluster).Report(
                    item.Operation,
                    $"`{parts[^2]}/{parts[^1]}` is `{item.Name}` of {item.Count.ToString(CultureInfo.InvariantCulture)} today; when the order changes, the patch changes another one without an error: name it in a strategic merge patch",
                    related: [new RelatedPlace(item.Place, $"`{item.Name}` of {item.Object.Kind} `{item.Object.Name}`")]);
            }
        }
    }

    private static bool IsController(ResourceId patched, Component component) => component.Objects.Any(o =>
        o.Id.Kind == patched.Kind && o.Id.Name == patched.Name && o.Resource.Field.At("metadata", "labels")["app.kubernetes.io/part-of"].Text == "flux");

    /// <summary>The lists of a pod that are merged by name (patchMergeKey of k8s.io/api core/v1).</summary>
    [GeneratedRegex("/spec/(initContainers|containers|ephemeralContainers|volumes)/[0-9]+$|/spec/(initContainers|containers|ephemeralContainers)/[0-9]+/env/[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex NamedList();
}
