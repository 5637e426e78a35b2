using Dryflux.Analyzer.Catalogue;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux rules</c>: the catalogue.</summary>
internal static class RulesCommand
{
    public static void Add(CommandLineApplication app) => app.Command("rules", rules =>
    {
        rules.Description = "List the rules.";
        var format = rules.Value("--format <FORMAT>", "text, json or markdown (which is rules.md). Default: text.");
        rules.OnExecute(() =>
        {
            switch (format.Word("text", "json", "markdown"))
            {
                case "json":
                    RuleIndex.WriteJson(rules.Out);
                    break;
                case "markdown":
                    rules.Out.Write(RuleIndex.Markdown());
                    break;
                default:
                    RuleIndex.WriteText(rules.Out);
                    break;
            }

            return (int)ExitCode.Clean;
        });
    });
}
