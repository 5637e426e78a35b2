namespace Dryflux.Analyzer;

/// <summary>The Git checkout round a directory. Nothing of Git itself is read.</summary>
internal static class Checkout
{
    /// <summary>The nearest directory, here or above, that holds <c>.git</c>; null when there is none.</summary>
    public static string? RootOf(string directory)
    {
        for (var at = Path.GetFullPath(directory); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.Exists(Path.Combine(at, ".git")))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Where a directory lies in its checkout, with a slash at the end; "" for the root or outside of any.</summary>
    public static string PrefixOf(string directory)
    {
        var path = RootOf(directory) is { } root ? Path.GetRelativePath(root, Path.GetFullPath(directory)) : ".";
        return path == "." ? "" : path.Replace(Path.DirectorySeparatorChar, '/') + "/";
    }
}
