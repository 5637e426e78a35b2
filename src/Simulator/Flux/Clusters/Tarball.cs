using System.Formats.Tar;
using System.IO.Compression;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>The strategy <c>Extract</c> of an ArtifactGenerator: the files of an archive (source-watcher internal/builder/extract.go).</summary>
internal static class Tarball
{
    // fluxcd/pkg tar/tar.go:DefaultMaxUntarSize
    private const long MaxBytes = 100 << 20;

    /// <summary>True for the names that are unpacked.</summary>
    public static bool Is(string name) => name.EndsWith(".tar.gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the files of an archive to a tree; links and what leads out of it are left out. Returns why it cannot be unpacked, or null.</summary>
    public static string? Extract(RepoFile archive, RepoPath to, ArtifactTree tree)
    {
        try
        {
            using var unpacked = new MemoryStream();
            using (var packed = new GZipStream(new MemoryStream(archive.Bytes), CompressionMode.Decompress))
            {
                var block = new byte[81920];
                for (int read; (read = packed.Read(block)) > 0;)
                {
                    if (unpacked.Length + read > MaxBytes)
                    {
                        return $"'{archive.Path}' is larger than {MaxBytes} bytes when unpacked";
                    }

                    unpacked.Write(block, 0, read);
                }
            }

            unpacked.Position = 0;
            using var reader = new TarReader(unpacked);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile && Inside(entry.Name) is { } path && to.TryCombine(path) is { } target)
                {
                    var bytes = new byte[entry.Length <= unpacked.Length ? entry.Length : throw new EndOfStreamException($"'{entry.Name}' goes on behind the end")];
                    entry.DataStream?.ReadExactly(bytes);
                    tree.Add(target, new RepoFile(RepoPath.Parse($"{archive.Path}/{path}"), bytes.Length, () => bytes, YamlLimits.Default));
                }
            }

            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return $"'{archive.Path}' cannot be unpacked: {broken.Message}";
        }
    }

    private static string? Inside(string name) => name.StartsWith('/') ? null : RepoPath.TryParse(name) is { IsRoot: false } path ? path.Value : null;
}
