using Dryflux.Manifests.Repo;

namespace Dryflux.Analyzer.Fixes;

/// <summary>A repository as it will be once fixes are written: the files on disk, some with other texts.</summary>
/// <param name="disk">The files as they are.</param>
/// <param name="texts">New texts by path, byte-order marks left out.</param>
internal sealed class FixedTree(IFileTree disk, IReadOnlyDictionary<string, FixedFile> texts) : IFileTree
{
    /// <inheritdoc/>
    public string Root => disk.Root;

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory) => disk.List(directory);

    /// <inheritdoc/>
    public byte[] Read(RepoPath file) => texts.TryGetValue(file.Value, out var changed) ? changed.Bytes : disk.Read(file);
}
