using System.Text.RegularExpressions;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Tells addresses of Git repositories from paths, as kustomize does (api/internal/git/repospec.go:NewRepoSpecFromURL).</summary>
public static partial class RemoteBase
{
    private static readonly string[] Schemes = ["ssh://", "https://", "http://", "file://"];

    /// <summary>True when kustomize would fetch this rather than look for it on disk.</summary>
    public static bool IsAddress(string text)
    {
        if (text.StartsWith('/'))
        {
            return false;
        }

        var rest = text.Split('?', 2)[0];
        rest = rest.StartsWith("git::", StringComparison.OrdinalIgnoreCase) ? rest["git::".Length..] : rest;
        var scheme = Array.Find(Schemes, s => rest.StartsWith(s, StringComparison.OrdinalIgnoreCase)) ?? "";
        rest = rest[scheme.Length..];
        var user = User().Match(rest);
        rest = rest[user.Length..];
        var isGitHub = rest.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("github.com:", StringComparison.OrdinalIgnoreCase);
        var isScp = scheme.Length == 0 && (user.Success || isGitHub);
        if (scheme.Length == 0 && !isScp)
        {
            return false;
        }

        if (scheme == "file://")
        {
            return user.Value.Length + rest.Length > 0;
        }

        var end = rest.IndexOf('/', StringComparison.Ordinal);
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (isScp && (end < 0 || (colon > 0 && colon < end)))
        {
            end = colon;
        }

        // Host, then path: the latter is split at "_git/", "//" or ".git", else it must have an organisation and a repository.
        var path = end < 0 ? "" : rest[(end + 1)..];
        return rest.Length > 0 && HasRepository(path);
    }

    private static bool HasRepository(string path)
    {
        var doubled = path.IndexOf("//", StringComparison.Ordinal);
        if (path.Contains("_git/", StringComparison.Ordinal) || path.Contains(".git", StringComparison.Ordinal) || doubled > 0)
        {
            return true;
        }

        return doubled < 0 && path.Split('/') is [{ Length: > 0 }, _, ..];
    }

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9-]*@")]
    private static partial Regex User();
}
