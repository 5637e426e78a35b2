namespace Dryflux.Manifests.Repo;

/// <summary>What a directory entry is.</summary>
public enum EntryKind
{
    /// <summary>A regular file.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link.</summary>
    Link,
}
