using System.Text.RegularExpressions;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

public sealed class RuleCatalogTests
{
    [Fact]
    public void Every_rule_class_is_listed()
    {
        var classes = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract);
        Assert.Empty(classes.Except(RuleCatalog.All.Select(r => r.GetType())).Select(t => t.FullName));
    }

    [Fact]
    public void Ids_and_names_are_unique_and_in_order()
    {
        var ids = RuleCatalog.All.Select(r => r.Info.Id).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Count, RuleCatalog.All.Select(r => r.Info.Name).Distinct().Count());
    }

    [Fact]
    public void Every_rule_says_what_why_and_whence()
    {
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            Assert.Matches("^FX[0-9]{3}$", rule.Id);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", rule.Name);
            Assert.False(rule.Title.EndsWith('.'), $"{rule.Id}: no full stop in the title");
            Assert.True(rule.Why.Length > 100, $"{rule.Id}: say why it matters");
            Assert.All(rule.Sources, s => Assert.StartsWith("https://", s));
        }
    }

    [Fact]
    public void A_rule_lies_in_a_file_named_for_its_mistake()
    {
        foreach (var rule in RuleCatalog.All.Where(r => r is not UnusedSuppression))
        {
            var kebab = Regex.Replace(rule.GetType().Name, "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-").ToLowerInvariant();
            Assert.Equal(rule.Info.Name.Replace("-", "", StringComparison.Ordinal), kebab.Replace("-", "", StringComparison.Ordinal));
        }
    }
}
