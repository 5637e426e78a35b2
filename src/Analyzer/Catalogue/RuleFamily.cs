using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Catalogue;

/// <summary>Rules that belong together: those whose ids share the first digit.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Rules">The rules, by id.</param>
internal sealed record RuleFamily(string Title, IReadOnlyList<RuleInfo> Rules)
{
    private static readonly string[] Titles =
    [
        "Reading the repository",
        "API versions and schemas",
        "Flux Kustomizations, dependencies, kustomize overlays",
        "Substitution after the build",
        "Helm releases",
        "Sources",
        "Image automation",
        "Notifications",
        "Security and tenancy",
        "Changes between revisions",
    ];

    /// <summary>Every family that has rules.</summary>
    public static IEnumerable<RuleFamily> All => RuleCatalog.All
        .Select(r => r.Info)
        .GroupBy(r => r.Id[2] - '0')
        .OrderBy(g => g.Key)
        .Select(g => new RuleFamily($"FX{g.Key}: {Titles[g.Key]}", [.. g.OrderBy(r => r.Id, StringComparer.Ordinal)]));
}
