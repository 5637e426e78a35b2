using Dryflux.Manifests.Repo;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Names clusters after their directories.</summary>
internal static class ClusterNames
{
    /// <summary>For each directory its last name, with as many names before it as make it the only one.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<RepoPath> directories) => [.. directories.Select(d => Name(d, directories))];

    private static string Name(RepoPath directory, IReadOnlyList<RepoPath> all)
    {
        if (directory.IsRoot)
        {
            return "cluster";
        }

        var parts = directory.Value.Split('/');
        for (var count = 1; count < parts.Length; count++)
        {
            var name = string.Join('/', parts[^count..]);
            if (all.Count(d => d != directory && (d.Value == name || d.Value.EndsWith("/" + name, StringComparison.Ordinal))) == 0)
            {
                return name;
            }
        }

        return directory.Value;
    }
}
