using Dryflux.Analyzer.Catalogue;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux explain</c>: a rule's page.</summary>
internal static class ExplainCommand
{
    public static void Add(CommandLineApplication app) => app.Command("explain", explain =>
    {
        explain.Description = "Show what a rule finds, why it matters and what to write instead.";
        var rule = explain.Argument("RULE", "Id or name, as FX201 or wait-ignores-health-checks.");
        explain.OnExecute(() =>
        {
            var name = rule.Value ?? throw new UsageException("explain: which rule? 'dryflux rules' lists them");
            explain.Out.Write(RulePage.Of(RuleNames.Find(name) ?? throw new UsageException($"explain: {RuleNames.Unknown(name)}")).Markdown("#"));
            return (int)ExitCode.Clean;
        });
    });
}
