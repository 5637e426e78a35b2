using System.Text.RegularExpressions;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.ApiVersions;

/// <summary>
/// Finds Flux API versions in text that cannot be read as manifests: Helm templates, texts inside of manifests, files with mistakes.
/// <c>apiVersion</c> and <c>kind</c> stand at the same indentation, in any order, with whatever of the same mapping between them.
/// </summary>
internal sealed partial class ApiVersionLines
{
    private readonly SourceText _source;

    private ApiVersionLines(SourceText source) => _source = source;

    /// <summary>The lines, in order. Comments are left out, also those of templates.</summary>
    public static IEnumerable<ApiVersionLine> In(SourceText source) =>
        source.Content.Contains("fluxcd.io/v", StringComparison.Ordinal) ? new ApiVersionLines(source).Find() : [];

    private IEnumerable<ApiVersionLine> Find()
    {
        var comments = TemplateComment().Matches(_source.Content).Select(m => new TextSpan(m.Index, m.Length)).ToList();
        for (var line = 1; line <= _source.LineCount; line++)
        {
            var span = _source.LineSpan(line);
            if (ApiVersion().Match(_source.Slice(span).ToString()) is not { Success: true } match || comments.Exists(c => c.Contains(span)))
            {
                continue;
            }

            var (group, version) = (match.Groups["group"], match.Groups["version"]);
            var mapping = Mapping(line, match.Groups["lead"].Length);
            if (mapping.Select(l => KindOn(l, match.Groups["lead"].Length)).FirstOrDefault(k => k is not null) is { } kind && FluxApis.Find(group.Value, kind, version.Value) is { } api)
            {
                var keys = FluxApis.DroppedFields(api.Group, kind).Select(f => DroppedField.KeyOf(f.Path)).Distinct(StringComparer.Ordinal).ToList();
                yield return new ApiVersionLine(
                    new Place(_source, TextSpan.FromBounds(span.Start + group.Index, span.Start + version.Index + version.Length)),
                    new TextSpan(span.Start + version.Index, version.Length),
                    api,
                    [.. mapping.Select(l => KeyOn(l, keys)).OfType<(string, Place)>()]);
            }
        }
    }

    /// <summary>The lines of the mapping that a line belongs to, those below its entries too; it begins at the column of its keys.</summary>
    private List<int> Mapping(int line, int column)
    {
        var lines = new List<int> { line };
        for (var above = line - 1; above > 0 && !IsItem(above + 1, column) && IsInside(above, column); above--)
        {
            lines.Insert(0, above);
        }

        for (var below = line + 1; below <= _source.LineCount && IsInside(below, column) && !IsItem(below, column); below++)
        {
            lines.Add(below);
        }

        return lines;
    }

    /// <summary>True for a line that does not end a mapping: deep enough, empty, a comment or a directive of a template.</summary>
    private bool IsInside(int line, int column)
    {
        var text = _source.Slice(_source.LineSpan(line));
        var content = text.TrimStart(" -");
        return content.IsEmpty || content[0] == '#' || content.StartsWith("{{") ? !text.StartsWith("---") : text.Length - content.Length >= column && !text.StartsWith("---");
    }

    /// <summary>True for the first line of a mapping that is the item of a list.</summary>
    private bool IsItem(int line, int column)
    {
        var text = _source.Slice(_source.LineSpan(line));
        var content = text.TrimStart(" -");
        return text.Length - content.Length == column && text[..column].Contains('-');
    }

    private string? KindOn(int line, int column) => Kind().Match(_source.Slice(_source.LineSpan(line)).ToString()) is { Success: true } match && match.Groups["lead"].Length == column ? match.Groups["kind"].Value : null;

    private (string Key, Place At)? KeyOn(int line, List<string> keys)
    {
        var span = _source.LineSpan(line);
        var content = _source.Slice(span).TrimStart(" -");
        foreach (var key in keys)
        {
            if (content.StartsWith(key) && content[key.Length..] is [':', ..])
            {
                return (key, new Place(_source, new TextSpan(span.End - content.Length, key.Length)));
            }
        }

        return null;
    }

    [GeneratedRegex("""^(?<lead> *(- +)*)apiVersion: +["']?(?<group>[a-z0-9.-]+\.fluxcd\.io)/(?<version>v[a-z0-9]+)["']?\s*(#.*)?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ApiVersion();

    [GeneratedRegex("""^(?<lead> *(- +)*)kind: +["']?(?<kind>[A-Za-z]+)["']?\s*(#.*)?$""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\{\{-?\s*/\*.*?\*/\s*-?\}\}", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex TemplateComment();
}
