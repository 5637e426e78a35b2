using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX608: a marker that no ImageUpdateAutomation reaches.</summary>
public sealed class MarkerNeverUpdated : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX608",
        Name = "marker-never-updated",
        Title = "An image policy marker that no ImageUpdateAutomation reaches",
        Level = Level.Warning,
        Why = """
            An ImageUpdateAutomation edits the files below its `spec.update.path`, and takes the policies of its own namespace alone, narrowed by
            `spec.policySelector` if there is one. A marker elsewhere, or for a policy of another namespace, is not looked at: the automation is Ready and
            the image stays old.

            The rule is quiet in a repository without any ImageUpdateAutomation: then it runs somewhere else.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imageupdateautomations/#update", "https://fluxcd.io/flux/components/image/imageupdateautomations/#policyselector"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var images = ImageObjects.In(workspace);
        if (images.Automations.Count == 0)
        {
            return;
        }

        foreach (var marker in PolicyMarkers.In(workspace))
        {
            var policies = images.PoliciesOf(marker).ToList();
            if (policies.Count == 0)
            {
                continue;
            }

            var reaching = images.Automations.Where(a => Covers(a, marker)).ToList();
            if (reaching.Count == 0)
            {
                context.Report(marker.Place, "no ImageUpdateAutomation updates this file: it lies outside every `spec.update.path`", related: [.. images.Automations.Take(5).Select(Path)]);
            }
            else if (reaching.Where(a => a.Namespace == marker.Namespace || a.Namespace.Length == 0).ToList() is not { Count: > 0 } own)
            {
                context.Report(
                    marker.Place,
                    $"ImagePolicy `{marker.Namespace}/{marker.Policy}` is of another namespace than the automation that updates this file: it takes policies of its own namespace only",
                    related: [.. reaching.Take(5).Select(a => new RelatedPlace(a.Metadata["name"].Origin.Place, $"the automation, in namespace `{a.Namespace}`"))]);
            }
            else if (!own.Exists(a => policies.Exists(p => Selects(a.PolicySelector, p.Metadata["labels"]))))
            {
                context.Report(
                    marker.Place,
                    $"the `policySelector` of the automation leaves ImagePolicy `{marker.Namespace}/{marker.Policy}` out",
                    related: [new RelatedPlace(own[0].PolicySelector.KeyOrigin.Place, "this selector")]);
            }
        }
    }

    private static bool Covers(FluxImageUpdateAutomation automation, PolicyMarker marker) =>
        automation.Update["path"].Text is not { } path
        || path.HasVariable
        || (RepoPath.TryParse(path.TrimStart('/')) is { } directory && RepoPath.Parse(marker.Place.Source.Path).IsIn(directory));

    private static RelatedPlace Path(FluxImageUpdateAutomation automation) => new(automation.Update["path"].Origin.Place, $"ImageUpdateAutomation `{automation.Name}` updates what is below this");

    private static bool Selects(Field selector, Field labels) =>
        selector["matchLabels"].Fields.All(l => labels[l.Key!].Text == l.Text)
        && selector["matchExpressions"].Items.All(e => Holds(e, labels[e["key"].Text ?? ""].Text));

    private static bool Holds(Field expression, string? label) => expression["operator"].Text switch
    {
        "In" => label is not null && expression["values"].Items.Any(v => v.Text == label),
        "NotIn" => label is null || !expression["values"].Items.Any(v => v.Text == label),
        "Exists" => label is not null,
        "DoesNotExist" => label is null,
        _ => true,
    };
}
