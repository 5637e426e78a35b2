#pragma warning disable RS0030 // The one door through which the disk is read.

namespace Dryflux.Manifests.Repo;

/// <summary>A directory on disk as a tree that can only be read.</summary>
/// <param name="root">Path of the directory, absolute or relative to the working directory.</param>
public sealed class DiskTree(string root) : IFileTree
{
    /// <inheritdoc/>
    public string Root { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory)
    {
        var info = new DirectoryInfo(Absolute(directory));
        try
        {
            if (!info.Exists)
            {
                return null;
            }

            var entries = new List<TreeEntry>();
            foreach (var entry in info.EnumerateFileSystemInfos())
            {
                if (entry.LinkTarget is { } target)
                {
                    entries.Add(new TreeEntry(entry.Name, EntryKind.Link, 0, target.Replace('\\', '/')));
                }
                else if (entry is DirectoryInfo)
                {
                    entries.Add(new TreeEntry(entry.Name, EntryKind.Directory));
                }
                else if (entry is FileInfo file && (file.Attributes & FileAttributes.Device) == 0)
                {
                    entries.Add(new TreeEntry(entry.Name, EntryKind.File, file.Length));
                }
            }

            entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            return entries;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException("permission denied", denied);
        }
    }

    /// <inheritdoc/>
    public byte[] Read(RepoPath file)
    {
        try
        {
            return File.ReadAllBytes(Absolute(file));
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException("permission denied", denied);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IOException("it is not there any more", gone);
        }
    }

    private string Absolute(RepoPath path) => path.IsRoot ? Root : Path.Join(Root, path.Value);
}
