namespace Dryflux.Manifests.Repo;

/// <summary>One entry of a directory.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes of a file; 0 for others.</param>
/// <param name="LinkTarget">What a link says, as written.</param>
public sealed record TreeEntry(string Name, EntryKind Kind, long Size = 0, string? LinkTarget = null);
