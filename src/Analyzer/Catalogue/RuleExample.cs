using System.Reflection;
using Dryflux.Analyzer.Fixes;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Catalogue;

/// <summary>A fixture of a rule: the files that the tests run are the files that users are shown.</summary>
/// <param name="Path">Its path inside the fixture's case.</param>
/// <param name="Content">Its text.</param>
internal sealed record RuleExample(string Path, string Content)
{
    /// <summary>The language of the text, as Markdown names it.</summary>
    public string Language { get; private init; } = "yaml";

    /// <summary>The first YAML file of a case of a rule, for a rule about changes the first difference of two revisions; null when the rule has none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="kind"><c>bad</c> or <c>good</c>.</param>
    public static RuleExample? Find(RuleInfo rule, string kind)
    {
        var prefix = $"rules/{rule.Id}-{rule.Name}/{kind}/";
        var assembly = typeof(RuleExample).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => new RuleExample(n[prefix.Length..], Read(assembly, n)));
        return RuleCatalog.All.Any(r => r is ChangeRule && r.Info.Id == rule.Id) ? Difference([.. files]) : files.FirstOrDefault();
    }

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static RuleExample? Difference(List<RuleExample> files)
    {
        var (before, after) = (Revision("before/"), Revision("after/"));
        var path = before.Keys.Union(after.Keys).Where(p => before.GetValueOrDefault(p) != after.GetValueOrDefault(p)).Min(StringComparer.Ordinal);
        return path is null ? null : new RuleExample(path, UnifiedDiff.Of(path, before.GetValueOrDefault(path, ""), after.GetValueOrDefault(path, ""))) { Language = "diff" };

        Dictionary<string, string> Revision(string directory) =>
            files.Where(f => f.Path.StartsWith(directory, StringComparison.Ordinal)).ToDictionary(f => f.Path[directory.Length..], f => f.Content, StringComparer.Ordinal);
    }
}
