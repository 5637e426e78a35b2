namespace Dryflux.Manifests.Repo;

/// <summary>Why a path leads to nothing.</summary>
public enum LinkFault
{
    /// <summary>No such file or directory.</summary>
    NothingThere,

    /// <summary>A link on the way points outside the root.</summary>
    LeavesRoot,

    /// <summary>Links on the way form a circle, or a chain too long to follow.</summary>
    Circle,

    /// <summary>A directory on the way cannot be read.</summary>
    Unreadable,
}
