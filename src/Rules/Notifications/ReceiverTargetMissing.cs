using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX705: a Receiver that triggers nothing, or filters nothing.</summary>
public sealed class ReceiverTargetMissing : ObjectRule<FluxReceiver>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX705",
        Name = "receiver-target-missing",
        Title = "A Receiver whose `resources` reach nothing, or whose `events` filter nothing",
        Level = Level.Error,
        Why = """
            A Receiver is Ready as soon as it has its address; whether its `resources` can be found shows when a webhook arrives, and then only the
            sender and the log of notification-controller learn of it. `apiVersion` may be left out for sources and ImageRepository alone: for
            Kustomization, HelmRelease, ImagePolicy, ImageUpdateAutomation and ExternalArtifact the delivery fails with "apiVersion must be specified".
            The name `*` needs `matchLabels` beside it. And `events` is looked at by the types github, gitlab, bitbucket and cdevents: every other
            type reacts to each request, whatever the list says (a note). An object that does not exist is reported unless something that is not known
            here could bring it.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/receivers/#resources", "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/server/receiver_handlers.go (defaultFluxAPIVersions)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxReceiver flux, RuleContext context)
    {
        foreach (var resource in flux.Resources.Items)
        {
            CheckResource(resource, context);
            CheckExists(resource, flux, context);
        }

        if (flux.Events.Items.Any() && flux.Type.Text is { } type && !context.MayBePatched(flux.Type)
            && type is "generic" or "generic-hmac" or "generic-oidc" or "harbor" or "dockerhub" or "quay" or "gcr" or "nexus" or "acr")
        {
            context.ReportKey(flux.Events, $"a Receiver of type `{type}` does not look at `events`: it reacts to every request", Level.Note);
        }
    }

    private static void CheckResource(Field resource, RuleContext context)
    {
        if (resource["kind"].Text is { } kind && ApiVersionOf(kind) is { } apiVersion && context.IsMissing(resource["apiVersion"]))
        {
            context.Report(resource["kind"], $"Flux knows no default `apiVersion` for {kind} here: the webhook fails for it with \"apiVersion must be specified\"", label: $"add apiVersion: {apiVersion}");
        }

        // An empty map is not nil for Go: `matchLabels: {}` selects every object of the kind.
        if (resource["name"].Text == "*" && context.IsMissing(resource["matchLabels"]))
        {
            context.Report(resource["name"], "the name `*` needs `matchLabels`: without them the webhook fails for this entry");
        }
    }

    private static void CheckExists(Field resource, FluxReceiver flux, RuleContext context)
    {
        if (context.Cluster is not { } cluster || resource["kind"].Text is not { } kind || resource["name"].Text is not { } name || name == "*" || EventKinds.GroupOf(kind) is not { } group)
        {
            return;
        }

        var id = new ResourceId(group, "", kind, resource["namespace"].Text ?? flux.Namespace, name);
        if (AbsentTarget.IsKnown(id) && cluster.Find(id).Kind == PresenceKind.Absent)
        {
            context.Report(resource["name"], $"no {kind} `{id.Namespace}/{name}` exists: the webhook reaches nothing");
        }
    }

    /// <summary>The apiVersion to write for a kind that has no default; null for the others.</summary>
    private static string? ApiVersionOf(string kind) => kind switch
    {
        "Kustomization" => $"{FluxGroups.Kustomize}/v1",
        "HelmRelease" => $"{FluxGroups.Helm}/v2",
        "ImagePolicy" or "ImageUpdateAutomation" => $"{FluxGroups.Image}/v1",
        "ExternalArtifact" => $"{FluxGroups.Source}/v1",
        _ => null,
    };
}
