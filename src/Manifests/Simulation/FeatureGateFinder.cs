using System.Text.RegularExpressions;

namespace Dryflux.Manifests.Simulation;

/// <summary>Finds <c>--feature-gates=A=true,B=false</c> wherever it is written: container args, patches, values of the Flux Operator's chart.</summary>
internal static partial class FeatureGateFinder
{
    public static (IReadOnlySet<string> On, IReadOnlySet<string> Off) Find(IReadOnlyList<SourceFile> files)
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        var off = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var text = file.Yaml.Source;
            foreach (var match in Flag().EnumerateMatches(text.Content))
            {
                if (file.Yaml.CommentOn(text.Position(match.Index).Line) is { } comment && comment.Span.Start < match.Index)
                {
                    continue;
                }

                var gates = text.Content.AsSpan(match.Index, match.Length)["feature-gates=".Length..];
                foreach (var range in gates.Split(','))
                {
                    if (gates[range].ToString().Split('=') is [var gate, var value] && bool.TryParse(value, out var isOn))
                    {
                        (isOn ? on : off).Add(gate);
                    }
                }
            }
        }

        return (on, off);
    }

    [GeneratedRegex("feature-gates=[A-Za-z0-9=,]+", RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
