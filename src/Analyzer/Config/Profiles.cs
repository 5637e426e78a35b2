using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Config;

/// <summary>Profiles as words.</summary>
internal static class Profiles
{
    /// <summary>All words.</summary>
    public static IReadOnlyList<string> Words { get; } = ["recommended", "strict", "all"];

    /// <summary>The profile of a word; null for anything else.</summary>
    public static Profile? Parse(string? word) => word switch
    {
        "recommended" => Profile.Recommended,
        "strict" => Profile.Strict,
        "all" => Profile.All,
        _ => null,
    };
}
