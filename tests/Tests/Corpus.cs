using System.Formats.Tar;
using System.IO.Compression;
using Dryflux.Manifests.Repo;

namespace Dryflux.Tests;

/// <summary>The real repositories of the reference data, unpacked in memory.</summary>
internal static class Corpus
{
    public static IEnumerable<string> Archives => Directory.GetFiles(Path.Combine(Paths.Shared!, "corpus"), "*.tar.gz").Order(StringComparer.Ordinal);

    /// <summary>The tree of one archive, without the reference output beside it.</summary>
    public static (Repository Repository, IReadOnlyList<RepoPath> Paths) Read(string archive)
    {
        var tree = new MemoryTree();
        var paths = new List<RepoPath>();
        using var reader = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            var name = entry.Name.TrimStart('.').TrimStart('/');
            if (!name.StartsWith("repo/", StringComparison.Ordinal) || entry.EntryType is TarEntryType.Directory)
            {
                continue;
            }

            if (entry.EntryType is TarEntryType.SymbolicLink)
            {
                tree.AddLink(name[5..], entry.LinkName);
                continue;
            }

            using var bytes = new MemoryStream();
            entry.DataStream?.CopyTo(bytes);
            tree.Add(name[5..], bytes.ToArray());
            paths.Add(RepoPath.Parse(name[5..]));
        }

        return (new Repository(tree), paths);
    }
}
