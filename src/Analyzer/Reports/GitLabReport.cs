using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>GitLab's code quality report.</summary>
internal sealed class GitLabReport : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in result.Findings.Zip(result.Fingerprints).Where(f => f.First.Suppression is null))
        {
            json.WriteStartObject();
            json.WriteString("description", $"{finding.Rule.Id} {finding.Rule.Name}: {Wording.Message(finding)}");
            json.WriteString("check_name", finding.Rule.Name);
            json.WriteString("fingerprint", fingerprint);
            json.WriteString("severity", finding.Level switch { Level.Error => "major", Level.Warning => "minor", _ => "info" });
            json.WriteStartObject("location");
            json.WriteString("path", result.InCheckout(finding.Place.Source.Path));
            json.WriteStartObject("lines");
            json.WriteNumber("begin", finding.Place.Start.Line);
            json.WriteNumber("end", finding.Place.End.Line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
