namespace Dryflux.Analyzer;

/// <summary>Reads and writes files that the user names: what goes wrong with one ends the run, with its name and the cause.</summary>
public static class NamedFile
{
    /// <summary>What a reader makes of a file.</summary>
    /// <param name="what">The flag and the file as the message names them.</param>
    /// <param name="path">The file.</param>
    /// <param name="read">Reads it.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static T Read<T>(string what, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception fault) when (IsOfDisk(fault))
        {
            throw new UsageException($"{what} cannot be read: {Cause(fault, path)}");
        }
    }

    /// <summary>Writes a file, and leaves no half of one behind: that would be taken for a whole one.</summary>
    /// <param name="what">The flag and the file as the message names them.</param>
    /// <param name="path">The file; its directory must exist.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="mode">What to do with a file that is there.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Write(string what, string path, Action<TextWriter> write, FileMode mode = FileMode.Create)
    {
        var isBegun = false;
        try
        {
            using var stream = new FileStream(path, mode, FileAccess.Write);
            isBegun = stream.CanSeek;
            using var writer = new StreamWriter(stream);
            write(writer);
        }
        catch (Exception fault) when (IsOfDisk(fault))
        {
            if (isBegun)
            {
                File.Delete(path);
            }

            throw new UsageException($"{what} cannot be written: {Cause(fault, path)}");
        }
    }

    /// <summary>Makes a directory and those above it.</summary>
    /// <param name="what">The flag and the directory as the message names them.</param>
    /// <param name="path">The directory.</param>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void MakeDirectory(string what, string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (IsOfDisk(fault))
        {
            throw new UsageException($"{what} cannot be made: {Cause(fault, path)}");
        }
    }

    /// <summary>True for what a disk does to a program.</summary>
    public static bool IsOfDisk(Exception fault) => fault is IOException or UnauthorizedAccessException;

    /// <summary>Why a file could not be read or written, without what the message says already.</summary>
    public static string Cause(Exception fault, string path) => fault switch
    {
        UnauthorizedAccessException => Directory.Exists(path) ? "it is a directory" : "permission denied",
        FileNotFoundException => "there is no such file",
        DirectoryNotFoundException => "there is no such directory",
        _ => fault.Message,
    };
}
