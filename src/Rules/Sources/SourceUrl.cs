using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Sources;

/// <summary>
/// The address of a source taken apart as written, without judging it. Parts may hold <c>${...}</c>, which nobody knows before
/// substitution.
/// </summary>
/// <param name="Scheme">What stands before <c>://</c>, as <c>https</c>; "" when there is none.</param>
/// <param name="User">What stands before <c>@</c>, a password included; "" when there is none.</param>
/// <param name="Host">The host in lower case, brackets of an IPv6 address kept.</param>
/// <param name="Port">What follows the host's colon, number or not; "" when there is none.</param>
/// <param name="Path">The rest without its leading slash.</param>
internal sealed record SourceUrl(string Scheme, string User, string Host, string Port, string Path)
{
    /// <summary>True when the text starts with a variable, so that not even the scheme is known.</summary>
    public bool IsUnknown => Scheme.HasVariable || (Scheme.Length == 0 && Host.StartsWith("${", StringComparison.Ordinal));

    /// <summary>True when the host is a variable, at least in part.</summary>
    public bool IsHostUnknown => Host.HasVariable;

    /// <summary>True for the machine itself, for Services inside the cluster, and for names without a domain, which only a network of one's own knows.</summary>
    public bool IsLocal =>
        Host == "[::1]"
        || (Host.Length > 0 && Host.AsSpan().IndexOfAny('.', '[', '$') < 0)
        || Host.EndsWith(".localhost", StringComparison.Ordinal)
        || Host.StartsWith("127.", StringComparison.Ordinal)
        || Host.EndsWith(".svc", StringComparison.Ordinal)
        || Host.EndsWith(".svc.cluster.local", StringComparison.Ordinal);

    /// <summary>Takes an address apart; one without scheme starts with its host.</summary>
    public static SourceUrl Parse(string text)
    {
        var schemeEnd = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = schemeEnd < 0 ? "" : text[..schemeEnd];
        var rest = schemeEnd < 0 ? text : text[(schemeEnd + 3)..];
        var slash = OutsideVariables(rest, '/');
        var authority = slash < 0 ? rest : rest[..slash];
        var path = slash < 0 ? "" : rest[(slash + 1)..];
        var at = authority.LastIndexOf('@');
        var user = at < 0 ? "" : authority[..at];
        var host = authority[(at + 1)..];
        var colon = host.StartsWith('[') ? host.IndexOf("]:", StringComparison.Ordinal) is var bracket and >= 0 ? bracket + 1 : -1 : OutsideVariables(host, ':');
        return colon < 0
            ? new SourceUrl(scheme, user, host.ToLowerInvariant(), "", path)
            : new SourceUrl(scheme, user, host[..colon].ToLowerInvariant(), host[(colon + 1)..], path);
    }

    /// <summary>The first place of a character that is not inside <c>${...}</c>, where a default may hold slashes and colons; -1 for none.</summary>
    private static int OutsideVariables(string text, char wanted)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text.AsSpan(i).StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}', i) is var end and > 0)
            {
                i = end;
            }
            else if (text[i] == wanted)
            {
                return i;
            }
        }

        return -1;
    }
}
