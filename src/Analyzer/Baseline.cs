using System.Text.Json;
using Dryflux.Analyzer.Reports;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>Findings that were there when somebody began to lint: by fingerprint, so they may move.</summary>
/// <param name="Paths">Each fingerprint with the file it was found in.</param>
internal sealed record Baseline(IReadOnlyDictionary<string, string> Paths)
{
    /// <summary>Reads a baseline.</summary>
    /// <exception cref="UsageException">There is no such file, or it is no baseline.</exception>
    public static Baseline Read(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(NamedFile.Read($"--baseline: {path}", path, File.ReadAllBytes));
            var paths = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var finding in json.RootElement.GetProperty("findings").EnumerateArray())
            {
                paths[finding.GetProperty("fingerprint").GetString()!] = finding.GetProperty("path").GetString()!;
            }

            return new Baseline(paths);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"--baseline: {path} is no baseline: write one with --write-baseline");
        }
    }

    /// <summary>Writes the open findings of a run; rule, path and message are there for people who read the file.</summary>
    public static void Write(LintResult result, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteArray("findings", result.Findings.Zip(result.Fingerprints).Where(f => f.First.Suppression is null), f =>
        {
            json.WriteStartObject();
            json.WriteString("fingerprint", f.Second);
            json.WriteString("rule", f.First.Rule.Id);
            json.WriteString("path", f.First.Place.Source.Path);
            json.WriteString("message", f.First.Message);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    /// <summary>The result without what the baseline has.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="isJudged">Says of the path of a file whether it was looked at.</param>
    public LintResult Hide(LintResult result, Func<string, bool> isJudged)
    {
        var left = result.Findings.Zip(result.Fingerprints).Where(f => f.First.Suppression is not null || !Paths.ContainsKey(f.Second)).ToList();
        var known = result.Findings.Count - left.Count;
        return result with
        {
            Findings = left.ConvertAll<Finding>(f => f.First),
            Fingerprints = left.ConvertAll(f => f.Second),
            Known = known,
            Gone = Paths.Values.Count(isJudged) - known,
        };
    }
}
