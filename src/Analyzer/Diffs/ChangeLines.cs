using Dryflux.Analyzer.Fixes;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Diffs;

/// <summary>The fields of a changed object as lines: values that fit a line whole, of longer ones what differs.</summary>
/// <param name="base">The base as the user named it.</param>
internal sealed class ChangeLines(string @base)
{
    private const int Longest = 160;

    /// <summary>The lines, in order of the fields. Behind a value stands where it is written.</summary>
    public IEnumerable<ChangeLine> Of(ObjectChange change)
    {
        var values = new ShownValues((change.After ?? change.Before)!);
        return change.Fields.SelectMany(f => Of(f, values.Text(f, f.Before), values.Text(f, f.After)));
    }

    private IEnumerable<ChangeLine> Of(FieldChange field, string? before, string? after)
    {
        if (before is not null && before == after)
        {
            yield return new ChangeLine(' ', $"{field.Path}: another value {after}{Comment(field.After, isBase: false)}");
            yield break;
        }

        if (IsShort(before) && IsShort(after))
        {
            if (before is not null)
            {
                yield return new ChangeLine('-', $"{field.Path}: {before}{(after is null ? Comment(field.Before, isBase: true) : "")}");
            }

            if (after is not null)
            {
                yield return new ChangeLine('+', $"{field.Path}: {after}{Comment(field.After, isBase: false)}");
            }

            yield break;
        }

        yield return new ChangeLine(after is null ? '-' : before is null ? '+' : ' ', $"{field.Path}:{(after is null ? Comment(field.Before, isBase: true) : Comment(field.After, isBase: false))}");
        foreach (var line in Between(before ?? "", after ?? ""))
        {
            yield return line;
        }
    }

    private static bool IsShort(string? text) => text is null || (text.Length <= Longest && !text.Contains('\n', StringComparison.Ordinal));

    private static IEnumerable<ChangeLine> Between(string before, string after)
    {
        // The two lines that name the files are left out.
        foreach (var line in UnifiedDiff.Of("", before, after).Split('\n').Skip(2).Where(l => l.Length > 0 && l[0] != '\\'))
        {
            yield return line[0] is '+' or '-' ? new ChangeLine(line[0], "  " + line[1..].TrimEnd('\r')) : new ChangeLine(' ', "  " + (line[0] == '@' ? "..." : line[1..].TrimEnd('\r')));
        }
    }

    private string Comment(Field field, bool isBase) => $"  # {Line(field.Origin.Place, isBase)}";

    /// <summary>A place as file and line, one of the base as Git writes it.</summary>
    public string Line(Place place, bool isBase) => FormattableString.Invariant($"{(isBase ? @base + ":" : "")}{place.Source.Path}:{place.Start.Line}");
}
