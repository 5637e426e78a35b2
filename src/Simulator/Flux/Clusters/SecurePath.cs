using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Paths that a controller joins to the root of an artifact (cyphar/filepath-securejoin).</summary>
internal static class SecurePath
{
    /// <summary>The path inside the root: <c>..</c> cannot leave it.</summary>
    public static RepoPath Inside(string path)
    {
        var inside = RepoPath.Root;
        foreach (var part in path.Split('/'))
        {
            inside = part == ".." ? inside.Parent : inside.TryCombine(part)!;
        }

        return inside;
    }
}
