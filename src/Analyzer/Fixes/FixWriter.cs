using System.Runtime.InteropServices;

namespace Dryflux.Analyzer.Fixes;

/// <summary>
/// The only writer of files of a repository. Each file is written beside and renamed, so it is the old one or the new one and never
/// half of either; mode, byte-order mark and line ends stay. An interrupt waits until all files are written.
/// </summary>
public static class FixWriter
{
    /// <summary>Writes files.</summary>
    /// <param name="root">The directory that is the repository.</param>
    /// <param name="files">The files.</param>
    /// <returns>The files that were left alone, with the cause.</returns>
    /// <exception cref="OperationCanceledException">The user interrupted; what was to be written has been written.</exception>
    public static IReadOnlyList<Gap> Write(string root, IEnumerable<FixedFile> files)
    {
        var interrupted = false;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Wait);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Wait);
        var left = new List<Gap>();
        foreach (var file in files)
        {
            if (TryWrite(Path.Combine(root, file.Before.Path), file) is { } cause)
            {
                left.Add(new Gap(file.Before.Path, cause));
            }
        }

        return interrupted ? throw new OperationCanceledException() : left;

        void Wait(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted = true;
        }
    }

    private static string? TryWrite(string path, FixedFile file)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.dryflux-{Environment.ProcessId}");
        try
        {
            using (var stream = new FileStream(beside, Options(path)))
            {
                stream.Write(file.Bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                // The mode given on creation is cut by the process's mask.
                File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
            }

            if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(file.OldBytes))
            {
                return "it changed while dryflux ran";
            }

            File.Move(beside, path, overwrite: true);
            return null;
        }
        catch (Exception fault) when (NamedFile.IsOfDisk(fault))
        {
            return NamedFile.Cause(fault, path);
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }

    private static FileStreamOptions Options(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File.GetUnixFileMode(path);
        }

        return options;
    }
}
