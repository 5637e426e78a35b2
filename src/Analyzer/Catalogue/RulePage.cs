using System.Text;
using Dryflux.Analyzer.Reports;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Catalogue;

/// <summary>What users read about a rule: its metadata and its fixtures, which are part of the program.</summary>
/// <param name="Info">The rule.</param>
/// <param name="Bad">A file that has the mistake, or null.</param>
/// <param name="Good">The same, right, or null.</param>
internal sealed record RulePage(RuleInfo Info, RuleExample? Bad, RuleExample? Good)
{
    /// <summary>The page of a rule.</summary>
    public static RulePage Of(RuleInfo rule) => new(rule, RuleExample.Find(rule, "bad"), RuleExample.Find(rule, "good"));

    /// <summary>The page in Markdown with its heading.</summary>
    /// <param name="heading">The marks of the heading, as <c>##</c>.</param>
    public string Markdown(string heading) => $"{heading} {Info.Id} {Info.Name}\n\n{Wording.Sentence(Info.Title)}\n\n{Facts()}\n\n{Body()}";

    /// <summary>Why, examples, options and sources in Markdown.</summary>
    public string Body()
    {
        var text = new StringBuilder(Info.Why).Append('\n');
        Append(text, "Bad", Bad);
        Append(text, "Good", Good);
        if (Info.Options.Count > 0)
        {
            text.Append("\nOptions:\n\n");
            foreach (var option in Info.Options)
            {
                text.Append($"- `{option.Name}` (default `{option.Default}`): {option.Description}\n");
            }
        }

        if (Info.Sources.Count > 0)
        {
            text.Append("\nSources:\n\n");
            foreach (var source in Info.Sources)
            {
                text.Append($"- {source}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Level, set, version and fix in a line.</summary>
    private string Facts()
    {
        var set = Info.Set switch
        {
            RuleSet.Recommended => "on by default",
            RuleSet.Tenancy => "on by default once the repository shows tenants",
            _ => "on with `--profile strict`",
        };
        var needs = RuleCatalog.All.Any(r => r is ChangeRule && r.Info == Info) ? ", where two revisions are compared (`--base`)" : "";
        var since = Info.Since is { } version ? $" · from Flux {version}" : "";
        var fix = Info.Fix switch { FixSafety.Safe => " · `--fix` mends it", FixSafety.Ask => " · `--unsafe-fixes` can mend it", _ => "" };
        return $"{Info.Level.Word()} · {set}{needs}{since}{fix}";
    }

    private static void Append(StringBuilder text, string title, RuleExample? example)
    {
        if (example is not null)
        {
            text.Append($"\n{title} (`{example.Path}`):\n\n```{example.Language}\n{example.Content.TrimEnd()}\n```\n");
        }
    }
}
