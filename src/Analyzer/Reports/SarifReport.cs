using System.Text.Json;
using Dryflux.Analyzer.Catalogue;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Reports;

/// <summary>SARIF 2.1.0, for code scanning. Suppressed findings stay, marked. The same repository gives the same bytes.</summary>
internal sealed class SarifReport : IReport
{
    private const string Root = "%SRCROOT%";

    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        new Run(json, result).Write();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One run while it is written.</summary>
    private sealed class Run(Utf8JsonWriter json, LintResult result)
    {
        private readonly List<RuleInfo> _rules = [.. result.Findings.Select(f => f.Rule).Distinct().OrderBy(r => r.Id, StringComparer.Ordinal)];

        public void Write()
        {
            json.WriteStartObject();
            WriteTool();
            WriteInvocation();
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject(Root);
            WriteText("description", "The root of the checkout.");
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteArray("results", result.Findings.Zip(result.Fingerprints), f => WriteResult(f.First, f.Second));
            json.WriteStartObject("properties");
            json.WriteString("flux", result.Target.Flux.ToString());
            json.WriteStartObject("clusters");
            foreach (var (name, flux) in result.Clusters)
            {
                json.WriteString(name, flux.ToString());
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteTool()
        {
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "dryflux");
            json.WriteString("version", Product.Version);
            json.WriteString("semanticVersion", Product.Version);
            json.WriteString("informationUri", Product.Home);
            json.WriteArray("rules", _rules, WriteRule);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void WriteRule(RuleInfo rule)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", PascalCase(rule.Name));
            WriteText("shortDescription", Wording.Sentence(rule.Title));
            WriteText("fullDescription", rule.Why);
            json.WriteStartObject("help");
            json.WriteString("text", rule.Why);
            json.WriteString("markdown", RulePage.Of(rule).Body());
            json.WriteEndObject();
            json.WriteString("helpUri", rule.HelpUri);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", rule.Level.Word());
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteArray("tags", [rule.Set.ToString().ToLowerInvariant(), rule.Name], json.WriteStringValue);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        /// <summary>What was not analysed is a notification: a reader must not take silence for health.</summary>
        private void WriteInvocation()
        {
            json.WriteStartArray("invocations");
            json.WriteStartObject();
            json.WriteBoolean("executionSuccessful", true);
            json.WriteArray("toolExecutionNotifications", result.Gaps, gap =>
            {
                json.WriteStartObject();
                json.WriteStartArray("locations");
                json.WriteStartObject();
                json.WriteStartObject("physicalLocation");
                WriteArtifact(gap.Path);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
                WriteText("message", Wording.Sentence($"'{gap.Path}' was not analysed: {gap.Cause}"));
                json.WriteString("level", "warning");
                json.WriteEndObject();
            });
            json.WriteEndObject();
            json.WriteEndArray();
        }

        private void WriteResult(Finding finding, string fingerprint)
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule.Id);
            json.WriteNumber("ruleIndex", _rules.IndexOf(finding.Rule));
            json.WriteString("level", finding.Level.Word());
            WriteText("message", Wording.Sentence(Wording.Message(finding)));
            json.WriteStartArray("locations");
            if (finding.Place.Source.Path.Length > 0)
            {
                WriteLocation(finding.Place, null, finding.Subject);
            }

            json.WriteEndArray();
            if (finding.Related.Count + finding.Trail.Count > 0)
            {
                json.WriteArray("relatedLocations", [.. finding.Related, .. finding.Trail.Select(p => new RelatedPlace(p, "The object is built by this"))], WriteRelated);
            }

            json.WriteStartObject("partialFingerprints");
            json.WriteString("dryflux/v1", fingerprint);
            json.WriteEndObject();
            if (finding.Fixes.Count > 0)
            {
                json.WriteArray("fixes", finding.Fixes, WriteFix);
            }

            if (finding.Suppression is { } suppression)
            {
                json.WriteStartArray("suppressions");
                json.WriteStartObject();
                json.WriteString("kind", "inSource");
                json.WriteString("status", "accepted");
                if (suppression.Reason.Length > 0)
                {
                    json.WriteString("justification", suppression.Reason);
                }

                json.WritePropertyName("location");
                WriteLocation(suppression.Place, null);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        /// <summary>A place of the base revision may not exist any more: its line is told in words, and viewers are sent to no region.</summary>
        private void WriteRelated(RelatedPlace related)
        {
            if (related.IsInBase)
            {
                WriteLocation(new Place(new SourceText(related.Place.Source.Path, ""), default), $"{related.Message} ({Wording.Place(related, result)})");
            }
            else
            {
                WriteLocation(related.Place, related.Message);
            }
        }

        private void WriteFix(Fix fix)
        {
            json.WriteStartObject();
            WriteText("description", Wording.Sentence(fix.Title));
            json.WriteArray("artifactChanges", fix.Edits.GroupBy(e => e.Source), file =>
            {
                json.WriteStartObject();
                WriteArtifact(file.Key.Path);
                json.WriteArray("replacements", file, edit =>
                {
                    json.WriteStartObject();
                    WriteRegion("deletedRegion", new Place(edit.Source, edit.Edit.Span));
                    if (edit.Edit.NewText.Length > 0)
                    {
                        WriteText("insertedContent", edit.Edit.NewText);
                    }

                    json.WriteEndObject();
                });
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        private void WriteLocation(Place place, string? message, string subject = "")
        {
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(place.Source.Path);
            if (place.Source.Content.Length > 0)
            {
                WriteRegion("region", place);
            }

            json.WriteEndObject();
            if (subject.Length > 0)
            {
                json.WriteStartArray("logicalLocations");
                json.WriteStartObject();
                json.WriteString("fullyQualifiedName", subject);
                json.WriteEndObject();
                json.WriteEndArray();
            }

            if (message is not null)
            {
                WriteText("message", Wording.Sentence(message));
            }

            json.WriteEndObject();
        }

        private void WriteArtifact(string path)
        {
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", string.Join('/', result.InCheckout(path).Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Root);
            json.WriteEndObject();
        }

        private void WriteRegion(string name, Place place)
        {
            json.WriteStartObject(name);
            json.WriteNumber("startLine", place.Start.Line);
            json.WriteNumber("startColumn", place.Start.Column);
            json.WriteNumber("endLine", place.End.Line);
            json.WriteNumber("endColumn", place.End.Column);
            json.WriteEndObject();
        }

        private void WriteText(string name, string text)
        {
            json.WriteStartObject(name);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        private static string PascalCase(string kebab) => string.Concat(kebab.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
