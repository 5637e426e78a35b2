using System.Runtime.CompilerServices;

namespace Dryflux.Tests;

/// <summary>Where test data lies.</summary>
internal static class Paths
{
    /// <summary>The root of the checkout.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFile(), "..", "..", ".."));

    public static string Fixtures { get; } = Path.Combine(Root, "tests", "fixtures");

    /// <summary>The folder of reference data that is not part of the project, or null when it is not at hand.</summary>
    public static string? Shared { get; } = new[] { Environment.GetEnvironmentVariable("DRYFLUX_SHARED"), Path.Combine(Root, "..", "shared") }.FirstOrDefault(Directory.Exists);

    /// <summary>True when snapshots are to be written instead of compared.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("DRYFLUX_UPDATE") is "1";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
