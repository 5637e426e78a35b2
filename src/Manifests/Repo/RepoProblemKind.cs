namespace Dryflux.Manifests.Repo;

/// <summary>What can be wrong with a file, directory or link.</summary>
public enum RepoProblemKind
{
    /// <summary>The directory cannot be read.</summary>
    UnreadableDirectory,

    /// <summary>The directory is not there, or no longer.</summary>
    NoDirectory,

    /// <summary>The file cannot be read.</summary>
    UnreadableFile,

    /// <summary>The file is not UTF-8 text.</summary>
    NotText,

    /// <summary>The link points outside the root.</summary>
    LinkLeavesRoot,

    /// <summary>The link leads back to itself.</summary>
    LinkCircle,

    /// <summary>The link points at nothing.</summary>
    LinkToNothing,
}
