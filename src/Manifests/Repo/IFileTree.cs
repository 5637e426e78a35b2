namespace Dryflux.Manifests.Repo;

/// <summary>A tree of files that can only be read: a directory on disk, or texts in memory.</summary>
public interface IFileTree
{
    /// <summary>The absolute path of the root, for messages; "" for a tree in memory.</summary>
    string Root { get; }

    /// <summary>The entries of a directory that is no link, sorted by name; null when there is no such directory.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    IReadOnlyList<TreeEntry>? List(RepoPath directory);

    /// <summary>The bytes of a file that is no link.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    byte[] Read(RepoPath file);
}
