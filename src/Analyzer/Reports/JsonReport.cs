using System.Text.Json;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>Our own JSON, described by schemas/dryflux-report.schema.json. The same repository gives the same bytes.</summary>
internal sealed class JsonReport : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartObject("tool");
        json.WriteString("name", "dryflux");
        json.WriteString("version", Product.Version);
        json.WriteEndObject();
        json.WriteStartObject("target");
        json.WriteString("flux", result.Target.Flux.ToString());
        json.WriteString("kubernetes", result.Target.Kubernetes);
        json.WriteArray("clusters", result.Clusters, cluster =>
        {
            json.WriteStartObject();
            json.WriteString("name", cluster.Name);
            json.WriteString("flux", cluster.Flux.ToString());
            json.WriteEndObject();
        });
        json.WriteEndObject();
        if (result.Base is { } name)
        {
            json.WriteString("base", name);
        }

        WriteSummary(json, result);
        json.WriteArray("findings", result.Findings.Zip(result.Fingerprints), f => WriteFinding(json, f.First, f.Second));
        json.WriteArray("notAnalysed", result.Gaps, gap =>
        {
            json.WriteStartObject();
            json.WriteString("path", gap.Path);
            json.WriteString("cause", gap.Cause);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static void WriteSummary(Utf8JsonWriter json, LintResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("files", result.Files);
        json.WriteNumber("objects", result.Objects);
        json.WriteNumber("errors", result.Open.Count(f => f.Level == Level.Error));
        json.WriteNumber("warnings", result.Open.Count(f => f.Level == Level.Warning));
        json.WriteNumber("notes", result.Open.Count(f => f.Level == Level.Note));
        json.WriteNumber("suppressed", result.Findings.Count - result.Open.Count());
        json.WriteNumber("known", result.Known);
        if (result.Base is not null)
        {
            json.WriteNumber("earlier", result.Earlier);
        }

        json.WriteNumber("fixed", result.Fixed);
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("name", finding.Rule.Name);
        json.WriteString("level", finding.Level.Word());
        json.WriteString("message", finding.Message);
        json.WriteString("label", finding.Label);
        json.WriteString("object", finding.Subject);
        json.WriteString("field", finding.Field);
        WritePlace(json, finding.Place);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("helpUri", finding.Rule.HelpUri);
        json.WriteArray("builtBy", finding.Trail, place =>
        {
            json.WriteStartObject();
            WritePlace(json, place);
            json.WriteEndObject();
        });
        json.WriteArray("seenIn", finding.SeenIn, json.WriteStringValue);
        json.WriteArray("related", finding.Related, related =>
        {
            json.WriteStartObject();
            json.WriteString("message", related.Message);
            if (related.IsInBase)
            {
                json.WriteBoolean("inBase", true);
            }

            WritePlace(json, related.Place);
            json.WriteEndObject();
        });
        if (finding.Steps.Count > 0)
        {
            json.WriteArray("steps", finding.Steps, json.WriteStringValue);
        }

        json.WriteArray("fixes", finding.Fixes, fix => WriteFix(json, fix));
        if (finding.Suppression is { } suppression)
        {
            json.WriteStartObject("suppression");
            json.WriteString("reason", suppression.Reason);
            WritePlace(json, suppression.Place);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject();
        json.WriteString("title", fix.Title);
        json.WriteBoolean("safe", fix.Safety == FixSafety.Safe);
        json.WriteArray("edits", fix.Edits, edit =>
        {
            json.WriteStartObject();
            WritePlace(json, new Place(edit.Source, edit.Edit.Span));
            json.WriteString("newText", edit.Edit.NewText);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteString("path", place.Source.Path);
        WritePosition("start", place.Start);
        WritePosition("end", place.End);

        void WritePosition(string name, LinePosition position)
        {
            json.WriteStartObject(name);
            json.WriteNumber("line", position.Line);
            json.WriteNumber("column", position.Column);
            json.WriteEndObject();
        }
    }
}
