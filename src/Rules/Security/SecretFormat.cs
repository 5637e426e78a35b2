using System.Buffers;
using System.Text.RegularExpressions;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Security;

/// <summary>A format by which a secret is known wherever it stands.</summary>
/// <param name="Name">What it is, as in "GitHub token".</param>
/// <param name="Kind">What it opens.</param>
/// <param name="Needle">What every such secret holds, to be looked for first.</param>
/// <param name="Pattern">The secret itself, or its group <c>secret</c>.</param>
internal sealed partial record SecretFormat(string Name, SecretKind Kind, SearchValues<string> Needle, Regex Pattern)
{
    private const int ShortestSecret = 12;

    private static readonly SecretFormat[] All =
    [
        new("age private key", SecretKind.DecryptionKey, Holds("AGE-SECRET-KEY-1"), AgeKey()),
        new("PGP private key", SecretKind.DecryptionKey, Holds("PGP PRIVATE KEY"), PgpKey()),
        new("private key", SecretKind.PrivateKey, Holds("PRIVATE KEY-----"), PemKey()),
        new("Slack webhook", SecretKind.Webhook, Holds("hooks.slack.com/"), Slack()),
        new("Discord webhook", SecretKind.Webhook, Holds("/webhooks/"), Discord()),
        new("Microsoft Teams webhook", SecretKind.Webhook, Holds("office.com/", ".logic.azure.com", ".powerplatform.com"), Teams()),
        new("Google Chat webhook", SecretKind.Webhook, Holds("chat.googleapis.com"), GoogleChat()),
        new("Lark webhook", SecretKind.Webhook, Holds("/open-apis/bot/"), Lark()),
        new("Telegram bot address", SecretKind.Webhook, Holds("api.telegram.org/bot"), Telegram()),
        new("Zapier webhook", SecretKind.Webhook, Holds("hooks.zapier.com"), Zapier()),
        new("GitHub token", SecretKind.Token, Holds("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"), GitHub()),
        new("GitLab token", SecretKind.Token, Holds("glpat-", "glrt-", "gldt-"), GitLab()),
        new("Slack token", SecretKind.Token, Holds("xox", "xapp-"), SlackToken()),
        new("AWS access key", SecretKind.Token, Holds("AKIA", "ASIA"), Aws()),
        new("Google API key", SecretKind.Token, Holds("AIza"), GoogleApi()),
        new("Stripe key", SecretKind.Token, Holds("k_live_"), Stripe()),
        new("SendGrid key", SecretKind.Token, Holds("SG."), SendGrid()),
        new("Vault token", SecretKind.Token, Holds("hvs."), Vault()),
        new("DigitalOcean token", SecretKind.Token, Holds("dop_v1_"), DigitalOcean()),
        new("Docker Hub token", SecretKind.Token, Holds("dckr_pat_"), DockerHub()),
        new("npm token", SecretKind.Token, Holds("npm_"), Npm()),
        new("Tailscale key", SecretKind.Token, Holds("tskey-"), Tailscale()),
        new("Anthropic or OpenAI key", SecretKind.Token, Holds("sk-ant-", "sk-proj-"), ModelProvider()),
        new("JSON web token", SecretKind.Token, Holds("eyJ"), Jwt()),
        new("password in an address", SecretKind.UrlPassword, Holds("://"), UrlPassword()),
    ];

    /// <summary>The name as a message starts with it: "a GitHub token", "an age private key".</summary>
    public string NameWithArticle => (Name[0] is 'a' or 'A' ? "an " : "a ") + Name;

    /// <summary>The secrets of known format in a text, in order; one that is only a placeholder or an example is among them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="kind">The kind wanted, or null for every kind.</param>
    public static IEnumerable<(SecretFormat Format, TextSpan Span)> FindAll(string text, SecretKind? kind = null)
    {
        if (text.Length < ShortestSecret)
        {
            return [];
        }

        List<(SecretFormat Format, TextSpan Span)>? found = null;
        foreach (var format in All)
        {
            if ((kind is not null && kind != format.Kind) || !text.AsSpan().ContainsAny(format.Needle))
            {
                continue;
            }

            foreach (Match match in format.Pattern.Matches(text))
            {
                var secret = match.Groups["secret"] is { Success: true } part ? part : match;
                (found ??= []).Add((format, new TextSpan(secret.Index, secret.Length)));
            }
        }

        found?.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return found ?? [];
    }

    /// <summary>The first secret of a kind that is no placeholder, or null.</summary>
    public static (SecretFormat Format, TextSpan Span)? FindFirst(string text, SecretKind kind)
    {
        foreach (var found in FindAll(text, kind))
        {
            if (!SecretValue.IsPlaceholder(text.AsSpan(found.Span.Start, found.Span.Length)))
            {
                return found;
            }
        }

        return null;
    }

    private static SearchValues<string> Holds(params ReadOnlySpan<string> needles) => SearchValues.Create(needles, StringComparison.Ordinal);

    [GeneratedRegex("AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}", RegexOptions.CultureInvariant)]
    private static partial Regex AgeKey();

    [GeneratedRegex(@"-----BEGIN PGP PRIVATE KEY BLOCK-----(?:\s|\\n)+(?:[A-Za-z]+: .*\n\s*)*[A-Za-z0-9+/=]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex PgpKey();

    // Keys that a text only mentions have no body.
    [GeneratedRegex(@"-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----(?:\s|\\n|\\r)*(?:[A-Za-z-]+: .*\n\s*)*[A-Za-z0-9+/=]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex PemKey();

    [GeneratedRegex(@"https://hooks\.slack\.com/(?:services/T\w{6,}/B\w{6,}/\w{16,}|(?:workflows|triggers)/[\w/]{24,})", RegexOptions.CultureInvariant)]
    private static partial Regex Slack();

    [GeneratedRegex(@"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api/(?:v[0-9]+/)?webhooks/[0-9]{15,}/[\w-]{40,}", RegexOptions.CultureInvariant)]
    private static partial Regex Discord();

    [GeneratedRegex(@"https://(?:(?:[\w.-]*webhook\.office\.com/webhookb2|outlook\.office\.com/webhook)/[\w@-]{36,}/[^\s""'<>]{30,}|[\w.-]+\.(?:logic\.azure|powerplatform)\.com(?::443)?/[^\s""'<>]*sig=[\w%-]{20,})", RegexOptions.CultureInvariant)]
    private static partial Regex Teams();

    [GeneratedRegex(@"https://chat\.googleapis\.com/v1/spaces/[^\s""'<>]+token=[\w%-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleChat();

    [GeneratedRegex(@"https://open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[0-9a-f-]{36}", RegexOptions.CultureInvariant)]
    private static partial Regex Lark();

    [GeneratedRegex(@"https://api\.telegram\.org/bot[0-9]+:[\w-]{30,}", RegexOptions.CultureInvariant)]
    private static partial Regex Telegram();

    [GeneratedRegex(@"https://hooks\.zapier\.com/hooks/catch/[0-9]{5,}/[0-9a-z]{5,}", RegexOptions.CultureInvariant)]
    private static partial Regex Zapier();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})", RegexOptions.CultureInvariant)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bgl(?:pat|rt|dt)-[\w-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\b(?:xox[abeoprs]-[0-9A-Za-z-]{20,}|xapp-[0-9]-[0-9A-Za-z-]{20,})", RegexOptions.CultureInvariant)]
    private static partial Regex SlackToken();

    [GeneratedRegex(@"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Aws();

    [GeneratedRegex(@"\bAIza[\w-]{35}\b", RegexOptions.CultureInvariant)]
    private static partial Regex GoogleApi();

    [GeneratedRegex(@"\b[sr]k_live_[0-9A-Za-z]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\bSG\.[\w-]{20,24}\.[\w-]{40,46}", RegexOptions.CultureInvariant)]
    private static partial Regex SendGrid();

    [GeneratedRegex(@"\bhvs\.[\w-]{24,}", RegexOptions.CultureInvariant)]
    private static partial Regex Vault();

    [GeneratedRegex(@"\bdop_v1_[0-9a-f]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitalOcean();

    [GeneratedRegex(@"\bdckr_pat_[\w-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex DockerHub();

    [GeneratedRegex(@"\bnpm_[0-9A-Za-z]{36}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Npm();

    [GeneratedRegex(@"\btskey-(?:auth|client|api)-[0-9A-Za-z]+-[0-9A-Za-z]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Tailscale();

    [GeneratedRegex(@"\bsk-(?:ant-|proj-)[\w-]{24,}", RegexOptions.CultureInvariant)]
    private static partial Regex ModelProvider();

    [GeneratedRegex(@"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}", RegexOptions.CultureInvariant)]
    private static partial Regex Jwt();

    [GeneratedRegex(@"://[^\s/:@""'<>]*:(?<secret>[^\s/@""'<>]+)@[\w$\[{.-]", RegexOptions.CultureInvariant)]
    private static partial Regex UrlPassword();
}
