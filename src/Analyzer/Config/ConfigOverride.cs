using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Config;

/// <summary>Levels of rules below some paths.</summary>
public sealed record ConfigOverride
{
    [Required]
    [Description("Paths from the repository root, with *, ** and ?.")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    [Required]
    [Description("Levels of rules, by id or name.")]
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();
}
