namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Compares the addresses of Git repositories, whatever the protocol.</summary>
internal static class GitUrl
{
    /// <summary>True when both lead to the same repository of the same host.</summary>
    public static bool AreSame(string one, string other) => string.Equals(Normal(one), Normal(other), StringComparison.OrdinalIgnoreCase);

    /// <summary>Host and path without user, port, protocol and <c>.git</c>.</summary>
    private static string Normal(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? url : url[(scheme + 3)..];
        rest = rest[(rest.LastIndexOf('@') + 1)..].Trim().TrimEnd('/');
        rest = rest.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? rest[..^4] : rest;
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || (slash >= 0 && colon > slash))
        {
            return rest;
        }

        // host:port/path with a protocol, host:path (as scp has it) without.
        return scheme < 0 ? $"{rest[..colon]}/{rest[(colon + 1)..].TrimStart('/')}" : slash < 0 ? rest[..colon] : rest[..colon] + rest[slash..];
    }
}
