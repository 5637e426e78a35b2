using System.Globalization;

namespace Dryflux.Analyzer.Reports;

/// <summary>How many findings each rule has, most first.</summary>
internal sealed class StatisticsReport : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output)
    {
        var counts = result.Open.GroupBy(f => f.Rule).Select(g => (Rule: g.Key, Count: g.Count()));
        foreach (var (rule, count) in counts.OrderByDescending(c => c.Count).ThenBy(c => c.Rule.Id, StringComparer.Ordinal))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,6}  {rule.Id}  {rule.Name}"));
        }
    }
}
