using System.Text.Json;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Cli;

public sealed class RulesDocumentTests
{
    [Fact]
    public void The_document_in_the_tree_is_the_one_that_is_written() =>
        Snapshot.Matches(Path.Combine(Paths.Root, "rules.md"), Cli.Run("rules", "--format", "markdown").Output);

    [Fact]
    public void A_page_shows_the_mistake_and_how_it_is_done_right()
    {
        var page = Cli.Run("explain", "wait-ignores-health-checks").Output;
        Assert.StartsWith("# FX201 wait-ignores-health-checks\n", page, StringComparison.Ordinal);
        Assert.Contains("Bad (`apps.yaml`):", page);
        Assert.Contains("Good (`apps.yaml`):", page);
        Assert.Contains("Sources:", page);
    }

    [Fact]
    public void Every_rule_has_examples_and_an_anchor_that_exists()
    {
        var document = Cli.Run("rules", "--format", "markdown").Output;
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            Assert.Contains($"\n### {rule.Id} {rule.Name}\n", document);
            Assert.EndsWith($"rules.md#{rule.Id.ToLowerInvariant()}-{rule.Name}", rule.HelpUri, StringComparison.Ordinal);
            Assert.Contains("\nBad (`", Cli.Run("explain", rule.Id).Output);
            Assert.Contains("\nGood (`", Cli.Run("explain", rule.Id).Output);
        }
    }

    [Fact]
    public void The_catalogue_is_listed_for_people_and_for_programs()
    {
        Assert.Equal(RuleCatalog.All.Count, Cli.Run("rules").Output.TrimEnd().Split('\n').Length);
        using var json = JsonDocument.Parse(Cli.Run("rules", "--format", "json").Output);
        Assert.Equal(RuleCatalog.All.Select(r => r.Info.Id), json.RootElement.EnumerateArray().Select(r => r.GetProperty("id").GetString()));
    }
}
