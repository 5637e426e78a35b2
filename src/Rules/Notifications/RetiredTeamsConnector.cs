using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Notifications;

/// <summary>FX709: a Provider that posts to a connector of Microsoft Teams.</summary>
public sealed partial class RetiredTeamsConnector : ObjectRule<FluxProvider>
{
    private static readonly FluxVersion AdaptiveCards = new(2, 4);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX709",
        Name = "retired-teams-connector",
        Title = "A Provider posts to an Office 365 connector of Microsoft Teams, which are retired",
        Level = Level.Warning,
        MarksSecrets = true,
        Why = """
            Guides still show addresses below `https://outlook.office.com/webhook/`. They belong to Office 365 connectors: Microsoft took the
            addresses of that form out of service in January 2025 and retires the newer ones at `*.webhook.office.com` with the connectors
            themselves. notification-controller posts there, logs the error and drops the event; a Provider has no status since Flux 2.2, so
            nothing turns red while the channel stays quiet.

            What takes their place is an incoming webhook that the Workflows app of Teams makes, with an address of its own. It expects Adaptive
            Cards: Flux sends these since 2.4 to every host but `*.webhook.office.com`, and only messages for connectors before. The rule sees
            `spec.address`, and `address` in a Secret that stands in Git unencrypted; the second wins in Flux too.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/notification/providers/#microsoft-teams",
            "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/notifier/teams.go",
            "https://devblogs.microsoft.com/microsoft365dev/retirement-of-office-365-connectors-within-microsoft-teams/",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxProvider flux, RuleContext context)
    {
        if (flux.Type.Text != "msteams" || context.MayBePatched(flux.Type) || context.MayBePatched(flux.Address) || context.MayBePatched(flux.SecretRef))
        {
            return;
        }

        if (Address(flux, context) is ({ } at, var address) && Connector().Match(address) is { Success: true } connector)
        {
            var needed = context.Target.Flux < AdaptiveCards ? $", which asks for Flux {AdaptiveCards}" : "";
            context.Report(at, $"Microsoft retired the connectors at `{connector.Groups["host"].Value}`: no event arrives; post to a webhook of the Workflows app instead{needed}");
        }
    }

    // notification-controller internal/server/event_handlers.go: the address of the Secret comes before that of the spec.
    private static (Field? At, string Address) Address(FluxProvider flux, RuleContext context)
    {
        if (flux.SecretRef["name"].Text is { } name)
        {
            if (SecretsInGit.Find(context, flux.Namespace, name) is not { } secret)
            {
                return (null, "");
            }

            if (SecretsInGit.Has(secret, "address"))
            {
                return SecretData.Of(secret).Where(d => d.Field.Key == "address").Select(d => ((Field?)d.Field, d.Value)).LastOrDefault();
            }
        }

        return (flux.Address, flux.Address.Text ?? "");
    }

    // Behind the host stands what makes the address a secret.
    [GeneratedRegex(@"^\s*https?://(?:(?<host>outlook\.office(?:365)?\.com)/webhook/|[\w.-]+\.(?<host>webhook\.office\.com)[/:])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Connector();
}
