using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>What a repository's <c>.git</c> says about where it comes from.</summary>
/// <param name="Remotes">The addresses of its remotes.</param>
/// <param name="Branch">The branch that is checked out, or null when none is.</param>
internal sealed record GitCheckout(IReadOnlyList<string> Remotes, string? Branch)
{
    /// <summary>Reads <c>.git/config</c> and <c>.git/HEAD</c>; nothing when the repository is no checkout of its own.</summary>
    public static GitCheckout Read(Repository repository)
    {
        var remotes = new List<string>();
        var isRemote = false;
        foreach (var line in Lines(repository, ".git/config"))
        {
            if (line.StartsWith('['))
            {
                isRemote = line.StartsWith("[remote ", StringComparison.Ordinal);
            }
            else if (isRemote && line.Split('=', 2, StringSplitOptions.TrimEntries) is ["url", { Length: > 0 } url])
            {
                remotes.Add(url);
            }
        }

        const string Reference = "ref: refs/heads/";
        var head = Lines(repository, ".git/HEAD").FirstOrDefault(l => l.StartsWith(Reference, StringComparison.Ordinal));
        return new GitCheckout(remotes, head?[Reference.Length..]);
    }

    private static IEnumerable<string> Lines(Repository repository, string path) =>
        (repository.File(RepoPath.Parse(path))?.Text?.Content ?? "").Split('\n').Select(l => l.Trim());
}
