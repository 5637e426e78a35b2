using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

public sealed class RuleFixtureTests
{
    public static TheoryData<string> Rules => [.. RuleCatalog.All.Select(r => $"{r.Info.Id}-{r.Info.Name}")];

    [Theory, MemberData(nameof(Rules))]
    public void Bad_cases_are_reported_as_recorded(string rule)
    {
        var fixture = Fixture(rule);
        Assert.NotEmpty(fixture.Bad);
        foreach (var directory in fixture.Bad)
        {
            var findings = fixture.Lint(RuleFixture.Read(directory));
            Assert.True(findings.Count > 0, $"{directory}: the rule finds nothing");
            Snapshot.Matches(Path.Combine(directory, "report.txt"), Describe(findings));
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Good_and_quiet_cases_are_silent(string rule)
    {
        var fixture = Fixture(rule);
        Assert.NotEmpty(fixture.Quiet);
        foreach (var directory in fixture.Quiet)
        {
            var findings = fixture.Lint(RuleFixture.Read(directory));
            Assert.True(findings.Count == 0, $"{Path.GetRelativePath(Paths.Fixtures, directory)}:\n{Describe(findings)}");
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void Fixes_give_the_recorded_text_and_then_find_nothing_more_to_fix(string rule)
    {
        var fixture = Fixture(rule);
        var info = RuleCatalog.All.Single(r => r.Info.Id == fixture.Id).Info;
        var cases = fixture.Bad.Select(b => (Bad: b, Fixed: Path.Combine(fixture.Directory, Path.GetFileName(b).Replace("bad", "fixed", StringComparison.Ordinal)))).ToList();
        Assert.Equal(info.Fix is not null, cases.Exists(c => Directory.Exists(c.Fixed)) || (Paths.Update && info.Fix is not null));
        foreach (var (bad, expected) in cases)
        {
            var before = RuleFixture.Read(bad);
            var (files, count) = FixUntilStable(fixture, before);
            if (count == 0)
            {
                Assert.False(Directory.Exists(expected), $"{bad}: nothing was fixed");
                continue;
            }

            foreach (var (path, text) in files.Where(f => f.Value != before[f.Key] || File.Exists(Path.Combine(expected, f.Key))))
            {
                Snapshot.Matches(Path.Combine(expected, path), text);
            }

            Assert.Empty(FixApplier.Apply(fixture.Lint(files), unsafeToo: true).Fixed);
        }
    }

    [Fact]
    public void Every_fixture_belongs_to_a_rule() =>
        Assert.Empty(RuleFixture.All.Select(f => $"{f.Id}-{f.Name}").Except(RuleCatalog.All.Select(r => $"{r.Info.Id}-{r.Info.Name}")));

    private static RuleFixture Fixture(string rule) => new(Path.Combine(Paths.Fixtures, "rules", rule));

    private static (Dictionary<string, string> Files, int Fixed) FixUntilStable(RuleFixture fixture, Dictionary<string, string> files)
    {
        files = new Dictionary<string, string>(files);
        var count = 0;
        for (var round = 0; round < 10; round++)
        {
            var result = FixApplier.Apply(fixture.Lint(files), unsafeToo: true);
            if (result.Fixed.Count == 0)
            {
                return (files, count);
            }

            count += result.Fixed.Count;
            foreach (var (source, text) in result.Texts)
            {
                files[source.Path] = (source.HasByteOrderMark ? "\uFEFF" : "") + text;
            }
        }

        Assert.Fail("fixes do not come to rest in ten rounds");
        return default;
    }

    private static string Describe(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            text.Append($"{Span(finding.Place)} {finding.Level.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}\n");
            var marked = finding.Place.Source.Slice(finding.Place.Span).ToString().Split('\n')[0];
            text.Append($"    marks: {(finding.MarksSecret ? new string('*', marked.Length) : marked)}{(finding.Label is { } label ? $"  <- {label}" : "")}\n");
            foreach (var related in finding.Related)
            {
                text.Append($"    see {(related.IsInBase ? "base:" : "")}{Span(related.Place)}: {related.Message}\n");
            }

            foreach (var step in finding.Steps)
            {
                text.Append($"    step: {step}\n");
            }

            foreach (var fix in finding.Fixes)
            {
                text.Append($"    fix ({fix.Safety.ToString().ToLowerInvariant()}): {fix.Title}\n");
            }
        }

        return text.ToString();
    }

    private static string Span(Place place) => $"{place.Source.Path}:{place.Start.Line}:{place.Start.Column}-{place.End.Line}:{place.End.Column}";
}
