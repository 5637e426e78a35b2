using System.Globalization;
using System.Text;
using System.Xml;

namespace Dryflux.Analyzer.Reports;

/// <summary>JUnit's XML, for servers that show tests: every finding is a failed test.</summary>
internal sealed class JUnitReport : IReport
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false) };

    /// <inheritdoc/>
    public void Write(LintResult result, TextWriter output)
    {
        var findings = result.Open.ToList();
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "dryflux");
            xml.WriteAttributeString("tests", Number(Math.Max(1, findings.Count)));
            xml.WriteAttributeString("failures", Number(findings.Count));
            xml.WriteAttributeString("errors", "0");
            if (findings.Count == 0)
            {
                // Some servers take a suite without tests for a failure.
                WriteCase(xml, "dryflux", "no findings");
                xml.WriteEndElement();
            }

            foreach (var finding in findings)
            {
                var place = finding.Place;
                WriteCase(xml, result.InCheckout(place.Source.Path), $"{finding.Rule.Id} {finding.Rule.Name} at {Number(place.Start.Line)}:{Number(place.Start.Column)}");
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", finding.Level.Word());
                xml.WriteAttributeString("message", Printable.Text(Wording.Message(finding)));
                xml.WriteString(finding.Rule.HelpUri);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        output.Write('\n');
    }

    private static void WriteCase(XmlWriter xml, string file, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Printable.Text(file));
        xml.WriteAttributeString("name", name);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
