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

    /// <summary>What a skipped test says.</summary>
    public const string SharedIsAbsent = "the reference data is not at hand: put it beside the checkout as 'shared', or name it in DRYFLUX_SHARED";

    /// <summary>True when snapshots are to be written instead of compared.</summary>
    public static bool Update { get; } = Environment.GetEnvironmentVariable("DRYFLUX_UPDATE") is "1";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
