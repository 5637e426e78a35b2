namespace Dryflux.Rules.Notifications;

/// <summary>What a type of Provider cannot do without. The address and the credentials may come from a Secret, the channel may not.</summary>
/// <param name="Address">What the address is to be, as "the address of the webhook"; null when the type works without one.</param>
/// <param name="IsUrl">True when notification-controller refuses an address that is no URL.</param>
/// <param name="Credentials">The credentials in words; null when none are needed, or when they may come from the environment.</param>
/// <param name="CredentialKeys">The keys of a Secret of which one must be there.</param>
/// <param name="Channel">What the channel is to be; null when the type works without one.</param>
internal sealed record ProviderNeeds(string? Address, bool IsUrl = false, string? Credentials = null, IReadOnlyList<string>? CredentialKeys = null, string? Channel = null)
{
    private static readonly string[] Token = ["token"];
    private static readonly string[] TokenOrApp = ["token", "githubAppID"];
    private static readonly string[] TokenOrPassword = ["token", "password"];
    private static readonly string[] Password = ["password"];

    private static readonly ProviderNeeds Webhook = new("the URL of the webhook", IsUrl: true);
    private static readonly ProviderNeeds Service = new("the URL of the service", IsUrl: true);
    private static readonly ProviderNeeds GitHub = new("the URL of the repository", Credentials: "a token or a GitHub App", CredentialKeys: TokenOrApp);
    private static readonly ProviderNeeds GitLab = new("the URL of the repository", Credentials: "a token", CredentialKeys: TokenOrPassword);
    private static readonly ProviderNeeds Gitea = new("the URL of the repository", Credentials: "a token", CredentialKeys: Token);

    /// <summary>The needs of a type, or null for a type that is not known.</summary>
    // notification-controller internal/notifier/factory.go and the constructors it calls; the room of a chat and the key of PagerDuty
    // are asked for by the service.
    public static ProviderNeeds? Of(string type) => type switch
    {
        "generic" or "slack" or "discord" or "rocket" or "msteams" or "googlechat" or "lark" => Webhook,
        "generic-hmac" => Webhook with { Credentials = "the key of the HMAC", CredentialKeys = Token },
        "alertmanager" or "grafana" or "otel" => Service,
        "opsgenie" => Service with { Credentials = "an API key", CredentialKeys = Token },
        "pagerduty" => Service with { Channel = "the routing key" },
        "matrix" => Service with { Credentials = "a token", CredentialKeys = Token, Channel = "the id of the room" },
        "webex" => Service with { Credentials = "a token", CredentialKeys = Token, Channel = "the id of the room" },
        "zulip" => Service with { Credentials = "user name and password", CredentialKeys = Password, Channel = "`<channel>/<topic>`" },
        "telegram" => new(null, Credentials: "the token of the bot", CredentialKeys: Token, Channel: "the chat"),
        "datadog" => new(null, Credentials: "an API key", CredentialKeys: Token),
        "sentry" => new("the DSN"),
        "googlepubsub" => new("the id of the project", Channel: "the topic"),
        "nats" => new("the server", Channel: "the subject"),
        "azureeventhub" => new("the namespace of the Event Hub"),
        "github" or "githubdispatch" or "githubpullrequestcomment" => GitHub,
        "gitlab" or "gitlabmergerequestcomment" => GitLab,
        "gitea" or "giteapullrequestcomment" => Gitea,
        "bitbucket" => Gitea with { Credentials = "a token `<user>:<password>`" },
        "bitbucketserver" => Gitea with { Credentials = "a token, or user name and password", CredentialKeys = TokenOrPassword },
        "azuredevops" => new("the URL of the repository"),
        _ => null,
    };
}
