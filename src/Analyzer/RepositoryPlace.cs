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
}
