using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>
/// A template as Go's Regexp.Expand reads it: <c>$name</c>, <c>${name}</c>, <c>$1</c>, and <c>$$</c> for a dollar. A name without
/// braces takes every letter, digit and underscore that follows: <c>$1x</c> is the group "1x". What does not read as a reference
/// is text; a reference to no group gives nothing. Nothing in a template is an error.
/// </summary>
public sealed class GoTemplate
{
    private readonly List<(string Text, GoTemplateReference? Reference)> _parts = [];

    private GoTemplate(string text) => Text = text;

    /// <summary>The template as written.</summary>
    public string Text { get; }

    /// <summary>The references to groups, in order.</summary>
    public IEnumerable<GoTemplateReference> References => _parts.Where(p => p.Reference is not null).Select(p => p.Reference!);

    /// <summary>Reads a template.</summary>
    public static GoTemplate Parse(string text)
    {
        var template = new GoTemplate(text);
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var dollar = text.IndexOf('$', at);
            dollar = dollar < 0 ? text.Length : dollar;
            literal.Append(text, at, dollar - at);
            at = dollar;
            if (at == text.Length)
            {
                break;
            }

            if (ReadReference(text, at) is { } reference)
            {
                template._parts.Add((literal.ToString(), reference));
                literal.Clear();
                at = reference.Span.End;
            }
            else
            {
                literal.Append('$');
                at += text.AsSpan(at).StartsWith("$$") ? 2 : 1;
            }
        }

        template._parts.Add((literal.ToString(), null));
        return template;
    }

    /// <summary>The template filled with what a match caught.</summary>
    public string Expand(GoMatch match)
    {
        var result = new StringBuilder();
        foreach (var (text, reference) in _parts)
        {
            result.Append(text);
            if (reference is not null)
            {
                result.Append(reference.Number is { } number ? match.Group(number) : match.Group(reference.Name));
            }
        }

        return result.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // regexp/regexp.go:extract
    private static GoTemplateReference? ReadReference(string text, int dollar)
    {
        var start = dollar + 1;
        var isBraced = start < text.Length && text[start] == '{';
        start += isBraced ? 1 : 0;
        var end = start;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && (rune.Value == '_' || Rune.IsLetter(rune) || Rune.IsDigit(rune)))
        {
            end += rune.Utf16SequenceLength;
        }

        if (end == start || (isBraced && (end == text.Length || text[end] != '}')))
        {
            return null;
        }

        var name = text[start..end];
        return new GoTemplateReference(name, NumberOf(name), TextSpan.FromBounds(dollar, isBraced ? end + 1 : end));
    }

    private static int? NumberOf(string name)
    {
        if (!name.All(char.IsAsciiDigit) || (name.Length > 1 && name[0] == '0'))
        {
            return null;
        }

        // Go reads nine digits; no pattern has that many groups.
        return name.Length <= 9 ? int.Parse(name, System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
