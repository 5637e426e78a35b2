using System.Text;
using System.Text.Json;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>Reviewdog's diagnostic format. Its columns count bytes of UTF-8.</summary>
internal sealed class RdJsonReport : IReport
{
    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("source");
        json.WriteString("name", "dryflux");
        json.WriteString("url", Product.Home);
        json.WriteEndObject();
        json.WriteArray("diagnostics", result.Open, finding =>
        {
            json.WriteStartObject();
            json.WriteString("message", Wording.Message(finding));
            json.WriteStartObject("location");
            json.WriteString("path", result.InCheckout(finding.Place.Source.Path));
            WriteRange(json, finding.Place);
            json.WriteEndObject();
            json.WriteString("severity", finding.Level switch { Level.Error => "ERROR", Level.Warning => "WARNING", _ => "INFO" });
            json.WriteStartObject("code");
            json.WriteString("value", finding.Rule.Id);
            json.WriteString("url", finding.Rule.HelpUri);
            json.WriteEndObject();

            // A suggestion is one stretch of the same file.
            var suggestions = finding.Fixes.Where(f => f.Edits is [var only] && ReferenceEquals(only.Source, finding.Place.Source)).Select(f => f.Edits[0]);
            json.WriteArray("suggestions", suggestions, edit =>
            {
                json.WriteStartObject();
                WriteRange(json, new Place(edit.Source, edit.Edit.Span));
                json.WriteString("text", edit.Edit.NewText);
                json.WriteEndObject();
            });
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static void WriteRange(Utf8JsonWriter json, Place place)
    {
        json.WriteStartObject("range");
        WritePosition("start", place.Start);
        WritePosition("end", place.End);
        json.WriteEndObject();

        void WritePosition(string name, LinePosition position)
        {
            var before = place.Source.Content.Length == 0 ? default : place.Source.Content.AsSpan(LineStart(position.Line), position.Column - 1);
            json.WriteStartObject(name);
            json.WriteNumber("line", position.Line);
            json.WriteNumber("column", Encoding.UTF8.GetByteCount(before) + 1);
            json.WriteEndObject();
        }

        int LineStart(int line) => place.Source.LineSpan(line).Start;
    }
}
