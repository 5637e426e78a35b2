using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Notifications;

/// <summary>FX703: a Provider without what its type needs.</summary>
public sealed partial class ProviderIncomplete : ObjectRule<FluxProvider>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX703",
        Name = "provider-incomplete",
        Title = "A Provider without the address, channel or credentials that its type needs",
        Level = Level.Error,
        Why = """
            The schema asks for `type` alone. What else a type needs shows when the first event is to be sent: notification-controller cannot make the
            client, writes that to its log and drops the event. Since Flux 2.2 a Provider has no status, so nothing turns red, and the channel that
            should report failures stays quiet. An address, a token and a password may come from the Secret that `secretRef` names: with a `secretRef`
            they are not missing, unless that Secret stands in the repository and has no such key. The channel (room, topic, subject, routing key) is
            only read from `spec.channel`.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/providers/#type", "https://github.com/fluxcd/notification-controller/blob/v1.9.3/internal/notifier/factory.go"],
    };

    /// <inheritdoc/>
    public override void Check(FluxProvider flux, RuleContext context)
    {
        if (flux.Type.Text is not { } type || ProviderNeeds.Of(type) is not { } needs || context.MayBePatched(flux.Type))
        {
            return;
        }

        var hasSecret = !context.IsMissing(flux.SecretRef);
        var secret = hasSecret && !context.MayBePatched(flux.SecretRef) && flux.SecretRef["name"].Text is { } name ? SecretsInGit.Find(context, flux.Namespace, name) : null;
        var missing = new List<string>();
        if (needs.Address is not null && context.IsMissing(flux.Address) && !MayHold(secret, hasSecret, "address"))
        {
            missing.Add($"`address` ({needs.Address})");
        }

        if (needs.Channel is not null && context.IsMissing(flux.Channel))
        {
            missing.Add($"`channel` ({needs.Channel})");
        }

        if (needs.CredentialKeys is { } keys && !keys.Any(k => MayHold(secret, hasSecret, k)))
        {
            missing.Add(secret is null ? $"`secretRef` ({needs.Credentials})" : $"`{keys[0]}` in Secret `{secret.Id.Name}` ({needs.Credentials})");
        }

        if (missing.Count > 0)
        {
            context.Report(
                flux.Type,
                $"a Provider of type `{type}` needs {string.Join(" and ", missing)}: without it no event is sent, and only the log of notification-controller says so",
                related: secret is null ? null : [new RelatedPlace(secret.Field["metadata"]["name"].Origin.Place, "the Secret")]);
        }
        else if (needs.IsUrl && !hasSecret && flux.Address.Text is { } address && !Absolute().IsMatch(address))
        {
            context.Report(flux.Address, $"a Provider of type `{type}` needs {needs.Address} as `address`, and this is no URL: no event is sent", label: "the scheme is missing");
        }
    }

    /// <summary>What nobody can look into may hold everything.</summary>
    private static bool MayHold(Resource? secret, bool hasSecret, string key) => secret is null ? hasSecret : SecretsInGit.Has(secret, key);

    // Go net/url:ParseRequestURI takes a scheme or an absolute path. A variable may hold both.
    [GeneratedRegex(@"^(?:[A-Za-z][A-Za-z0-9+.-]*:|/)|\$\{", RegexOptions.CultureInvariant)]
    private static partial Regex Absolute();
}
