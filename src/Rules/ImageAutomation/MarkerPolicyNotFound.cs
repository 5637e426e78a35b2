using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX607: a marker that names no ImagePolicy.</summary>
public sealed class MarkerPolicyNotFound : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX607",
        Name = "marker-policy-not-found",
        Title = "An image policy marker that names no ImagePolicy",
        Level = Level.Error,
        Why = """
            image-automation-controller makes one setter for each policy that has an image and then looks for markers with its name. A marker with another
            name is passed over without a word: the automation is Ready, commits what it finds elsewhere, and this line stays as it is. The name is
            `namespace:name`, and the namespace is that of the ImagePolicy, not of the workload.

            The rule is quiet in a repository without any ImagePolicy: then they live where the automation does. Where a policy could come from what
            is not known here, the finding is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources", "https://github.com/fluxcd/image-automation-controller/blob/v1.2.0/internal/update/setters.go"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var images = ImageObjects.In(workspace);
        if (images.Policies.Count == 0)
        {
            return;
        }

        // Charts bring no Flux objects; sources elsewhere and failed builds may.
        var hasGaps = workspace.Clusters.SelectMany(c => c.Gaps).Any(g => g.MayHideFluxObjects);
        foreach (var marker in PolicyMarkers.In(workspace).Where(m => !images.PoliciesOf(m).Any() && !images.Policies.Any(p => p.Name.HasVariable)))
        {
            var other = images.Policies.FirstOrDefault(p => p.Name == marker.Policy);
            context.Report(
                marker.Place,
                $"no ImagePolicy `{marker.Namespace}/{marker.Policy}` exists: the value beside the marker is never updated",
                hasGaps ? Level.Warning : null,
                other is null ? null : $"there is one in namespace {other.Namespace}");
        }
    }
}
