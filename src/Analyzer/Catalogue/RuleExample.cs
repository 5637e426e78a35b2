using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Catalogue;

/// <summary>A fixture of a rule: the files that the tests run are the files that users are shown.</summary>
/// <param name="Path">Its path inside the fixture's case.</param>
/// <param name="Content">Its text.</param>
internal sealed record RuleExample(string Path, string Content)
{
    /// <summary>The first YAML file of a case of a rule; null when the rule has none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="kind"><c>bad</c> or <c>good</c>.</param>
    public static RuleExample? Find(RuleInfo rule, string kind)
    {
        var prefix = $"rules/{rule.Id}-{rule.Name}/{kind}/";
        var assembly = typeof(RuleExample).Assembly;
        var name = assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Min(StringComparer.Ordinal);
        if (name is null)
        {
            return null;
        }

        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new RuleExample(name[prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
