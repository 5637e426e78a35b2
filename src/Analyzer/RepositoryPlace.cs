namespace Dryflux.Analyzer;

/// <summary>Finds the directory that is meant by a path on the command line.</summary>
internal static class RepositoryPlace
{
    /// <summary>The directory, or the repository that holds the current one when no path is given.</summary>
    /// <exception cref="UsageException">There is no such directory.</exception>
    public static string RootOf(string? path)
    {
        if (path is null)
        {
            return Checkout.RootOf(Environment.CurrentDirectory) ?? Environment.CurrentDirectory;
        }

        return Directory.Exists(path) ? path : throw new UsageException($"{path}: no such directory");
    }

    /// <summary>The same where a path may also be one file: then the repository that holds it, and its path in there.</summary>
    /// <exception cref="UsageException">There is no such file or directory.</exception>
    public static (string Root, string? File) Of(string? path)
    {
        if (path is null || Directory.Exists(path))
        {
            return (RootOf(path), null);
        }

        if (!File.Exists(path))
        {
            throw new UsageException($"{path}: no such file or directory");
        }

        var full = Path.GetFullPath(path);
        var directory = Path.GetDirectoryName(full)!;
        var root = Checkout.RootOf(directory) ?? directory;
        return (root, Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/'));
    }
}
