using System.Text;
using Dryflux.Analyzer.Reports;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Catalogue;

/// <summary>The catalogue as users see it.</summary>
internal static class RuleIndex
{
    /// <summary>One line a rule.</summary>
    public static void WriteText(TextWriter output)
    {
        var width = RuleCatalog.All.Max(r => r.Info.Name.Length);
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            output.WriteLine($"{rule.Id}  {rule.Level.Word(),-7}  {Set(rule),-11}  {Fix(rule),-4}  {rule.Name.PadRight(width)}  {rule.Title}");
        }
    }

    /// <summary>Metadata of every rule.</summary>
    public static void WriteJson(TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            json.WriteString("title", rule.Title);
            json.WriteString("level", rule.Level.Word());
            json.WriteString("set", Set(rule));
            json.WriteString("fix", rule.Fix is null ? null : Fix(rule));
            json.WriteString("since", rule.Since?.ToString());
            json.WriteString("why", rule.Why);
            json.WriteString("helpUri", rule.HelpUri);
            json.WriteArray("sources", rule.Sources, json.WriteStringValue);
            json.WriteArray("options", rule.Options, option =>
            {
                json.WriteStartObject();
                json.WriteString("name", option.Name);
                json.WriteString("default", option.Default);
                json.WriteString("description", option.Description);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The whole of <c>rules.md</c>.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("# The rules of dryflux\n\n");
        text.Append("<!-- Written by `dryflux rules --format markdown` from the rules and their fixtures: do not edit. -->\n\n");
        text.Append("`dryflux explain FX201` shows a page on the terminal. A rule is set to `off`, `note`, `warning` or `error` in `.dryflux.yaml`, or silenced at\n");
        text.Append("one place by a comment: `# dryflux: ignore[FX201] reason`.\n");
        foreach (var family in RuleFamily.All)
        {
            text.Append($"\n## {family.Title}\n\n| id | name | level | set | fix | finds |\n|---|---|---|---|---|---|\n");
            foreach (var rule in family.Rules)
            {
                var anchor = rule.HelpUri[rule.HelpUri.IndexOf('#', StringComparison.Ordinal)..];
                text.Append($"| [{rule.Id}]({anchor}) | {rule.Name} | {rule.Level.Word()} | {Set(rule)} | {Fix(rule)} | {rule.Title.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
            }

            foreach (var rule in family.Rules)
            {
                text.Append('\n').Append(RulePage.Of(rule).Markdown("###"));
            }
        }

        return text.ToString();
    }

    private static string Set(RuleInfo rule) => rule.Set.ToString().ToLowerInvariant();

    private static string Fix(RuleInfo rule) => rule.Fix?.ToString().ToLowerInvariant() ?? "–";
}
