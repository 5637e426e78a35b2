using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>
/// What makes a finding the same one in another revision: rule, file, object, field and the text it marks, no line numbers. Equal
/// findings of a file are told apart by their order.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The fingerprints of findings, in their order: 32 hexadecimal digits each.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Finding> findings)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new List<string>(findings.Count);
        foreach (var finding in findings)
        {

            // A hash of a secret can be guessed at: better two findings that only their order tells apart.
            var marked = finding.MarksSecret ? "" : finding.Place.Source.Slice(finding.Place.Span).ToString().ReplaceLineEndings("\n");
            var key = string.Join('\0', finding.Rule.Id, finding.Place.Source.Path, finding.Subject, finding.Field, marked);
            var ordinal = seen[key] = seen.GetValueOrDefault(key) + 1;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\0{ordinal.ToString(CultureInfo.InvariantCulture)}"));
            result.Add(Convert.ToHexStringLower(hash.AsSpan(0, 16)));
        }

        return result;
    }
}
