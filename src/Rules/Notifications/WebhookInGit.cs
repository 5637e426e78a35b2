using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Notifications;

/// <summary>FX704: the secret address of a chat in Git.</summary>
public sealed class WebhookInGit : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX704",
        Name = "webhook-in-git",
        Title = "A webhook address or token of a Provider stands in Git in clear",
        Level = Level.Error,
        MarksSecrets = true,
        Why = """
            The address of an incoming webhook (Slack, Discord, Teams, Google Chat, Lark) is all one needs to post in its channel, so it is a secret
            as a password is, and so is a token inside an address. In `spec.address` it is readable for everybody who can read the repository or the
            object, forever, since Git forgets nothing. Put it under `address` into an encrypted Secret, name that in `secretRef`, and make a new
            webhook: the old one is known. Examples such as `https://hooks.slack.com/services/YOUR/WEBHOOK/URL` are not reported.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/providers/#address-example", "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var resource in document.Resources)
        {
            if (resource.Id is { Group: FluxGroups.Notification, Kind: "Provider" })
            {
                CheckAddress(resource.Field["spec"]["address"], context);
            }
            else if (SecretData.IsSecret(resource) && !Sops.IsEncrypted(resource.Field))
            {
                CheckSecret(resource, context);
            }
        }
    }

    private static void CheckAddress(Field address, RuleContext context)
    {
        if (address.Text is not { } text || SecretIn(text) is not { } found || SecretValue.IsDummy(text))
        {
            return;
        }

        context.Report(
            SecretPlace.In(address.Scalar!, text, found.Span),
            found.Name is null ? "the address holds a token: put the address into an encrypted Secret and name that in `secretRef`" : $"{found.Name} in clear: put it into an encrypted Secret and name that in `secretRef`");
    }

    private static void CheckSecret(Resource secret, RuleContext context)
    {
        foreach (var datum in SecretData.Of(secret).Where(d => d.Kind == SecretValueKind.Clear && SecretData.IsWebhook(d)))
        {
            var name = SecretFormat.FindFirst(datum.Value, SecretKind.Webhook)!.Value.Format.NameWithArticle;
            context.Report(datum.Field, $"{name} in clear: encrypt the Secret and make a new webhook, for this one is known");
        }
    }

    private static (string? Name, TextSpan Span)? SecretIn(string address)
    {
        foreach (var (format, span) in SecretFormat.FindAll(address))
        {
            if (!SecretValue.IsPlaceholder(address.AsSpan(span.Start, span.Length)))
            {
                return (format.NameWithArticle, span);
            }
        }

        var query = address.IndexOf('?', StringComparison.Ordinal);
        foreach (var (name, span) in query < 0 ? [] : Parameters(address, query + 1))
        {
            var value = address.Substring(span.Start, span.Length);
            if ((CredentialKey.IsToken(name) || CredentialKey.IsPassword(name) || name is "key" or "sig") && value.Length >= 8 && !SecretValue.IsPlaceholder(value) && !SecretValue.IsDummy(value))
            {
                return (null, span);
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, TextSpan Value)> Parameters(string address, int start)
    {
        while (start < address.Length)
        {
            var end = address.IndexOf('&', start) is var next and >= 0 ? next : address.Length;
            var equals = address.IndexOf('=', start);
            if (equals > start && equals < end)
            {
                yield return (address[start..equals], TextSpan.FromBounds(equals + 1, end));
            }

            start = end + 1;
        }
    }
}
