using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// The few changes that fixes make to YAML text: quotes, comments, indentation and line ends around them stay as they are. Each
/// returns null where the change cannot be made in the text, such as on a value that a build changed.
/// </summary>
public static class YamlEdit
{
    /// <summary>Gives a scalar another value, in the quotes it has.</summary>
    public static SourceEdit? SetValue(YamlScalar scalar, string value)
    {
        var text = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
            ScalarStyle.DoubleQuoted => DoubleQuoted(value),
            ScalarStyle.Plain => IsPlain(value) ? value : DoubleQuoted(value),
            _ => null,
        };
        return text is null ? null : Replace(scalar.Origin, text);
    }

    /// <summary>Replaces a scalar, quotes and all, by a number, boolean or null.</summary>
    public static SourceEdit? SetLiteral(YamlScalar scalar, string literal) =>
        scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? Replace(scalar.Origin, literal) : null;

    /// <summary>Puts double quotes round a plain scalar: it becomes a string of the same text.</summary>
    public static SourceEdit? Quote(YamlScalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Origin.Span.Length > 0 ? Replace(scalar.Origin, DoubleQuoted(scalar.Value)) : null;

    /// <summary>Gives a key another name.</summary>
    public static SourceEdit? RenameKey(YamlEntry entry, string name) => entry.Key is YamlScalar key ? SetValue(key, name) : null;

    /// <summary>Removes an entry of a mapping with the lines it stands on; null when it is the mapping's only one.</summary>
    public static SourceEdit? Remove(YamlMap map, YamlEntry entry)
    {
        var i = IndexOf(map, entry);
        if (!map.Origin.IsVerbatim || map.Entries.Count < 2 || i < 0)
        {
            return null;
        }

        var source = map.Origin.Source;
        if (map.IsFlow)
        {
            return i + 1 < map.Entries.Count
                ? Edit(source, entry.Span.Start, map.Entries[i + 1].Span.Start, "")
                : Edit(source, map.Entries[i - 1].Span.End, entry.Span.End, "");
        }

        var first = source.LineSpan(source.Position(entry.Span.Start).Line);
        var last = source.LineSpan(source.Position(LastCharacter(entry.Span)).Line);
        return source.Slice(TextSpan.FromBounds(first.Start, entry.Span.Start)).IsWhiteSpace()
            ? Edit(source, first.Start, AfterLineBreak(source, last.End), "")
            : i + 1 < map.Entries.Count ? Edit(source, entry.Span.Start, map.Entries[i + 1].Span.Start, "") : null;
    }

    /// <summary>Removes a field, together with the mappings above it that would be left empty.</summary>
    public static SourceEdit? Remove(Field field)
    {
        for (; field.Entry is { } entry && field.Parent is { Map: { } map } parent; field = parent)
        {
            if (map.Entries.Count > 1)
            {
                return Remove(map, entry);
            }
        }

        return null;
    }

    /// <summary>Writes a field that is missing or null, together with the mappings on the way to it that are missing or empty.</summary>
    /// <param name="missing">The field.</param>
    /// <param name="value">Its value as YAML on one line.</param>
    /// <param name="after">The entry to stand after, where it belongs to the mapping that gets the new lines; else the last one.</param>
    public static SourceEdit? Add(Field missing, string value, YamlEntry? after = null)
    {
        var top = missing;
        while (top.Parent is { Map: null or { Entries.Count: 0 }, Key: not null } parent && (!parent.Exists || parent.Map is not null))
        {
            top = parent;
        }

        if (missing.Exists || top.Key is null || top.Parent?.Map is not { } map)
        {
            return null;
        }

        var lines = Lines(top, missing, value, map.IsFlow);
        return top.Entry is { } empty ? ReplaceEntry(map, empty, lines) : Add(map, lines, after is not null && IndexOf(map, after) >= 0 ? after : null);
    }

    /// <summary>Adds lines to a block mapping, at its indentation; to a flow mapping only a single line.</summary>
    /// <param name="map">The mapping.</param>
    /// <param name="lines">One or more entries as block YAML, lines split by <c>\n</c>, indented relative to the mapping.</param>
    /// <param name="after">The entry to stand after; null for the last one.</param>
    public static SourceEdit? Add(YamlMap map, string lines, YamlEntry? after = null)
    {
        if (!map.Origin.IsVerbatim || map.Entries.Count == 0)
        {
            return null;
        }

        var source = map.Origin.Source;
        var anchor = after ?? map.Entries[^1];
        if (anchor.Span.Length == 0 || map.Entries[0].Span.Length == 0)
        {
            return null;
        }

        if (map.IsFlow)
        {
            return lines.Contains('\n', StringComparison.Ordinal) ? null : Edit(source, anchor.Span.End, anchor.Span.End, $", {lines}");
        }

        var indent = new string(' ', source.Position(map.Entries[0].Span.Start).Column - 1);
        var end = source.LineSpan(source.Position(LastCharacter(anchor.Span)).Line).End;
        var text = new StringBuilder();
        foreach (var line in lines.Split('\n'))
        {
            text.Append(source.NewLine).Append(indent).Append(line);
        }

        return Edit(source, end, end, text.ToString());
    }

    /// <summary>Replaces the text of an entry's value, whatever it is, by lines of block YAML below the key.</summary>
    /// <param name="map">The mapping that holds the entry.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="lines">The whole entry, key included, as block YAML, lines split by <c>\n</c>, indented relative to the mapping.</param>
    public static SourceEdit? ReplaceEntry(YamlMap map, YamlEntry entry, string lines)
    {
        if (!map.Origin.IsVerbatim || map.IsFlow || entry.Span.Length == 0)
        {
            return null;
        }

        var source = map.Origin.Source;
        var indent = new string(' ', source.Position(map.Entries[0].Span.Start).Column - 1);
        return Edit(source, entry.Span.Start, entry.Span.End, lines.Replace("\n", source.NewLine + indent, StringComparison.Ordinal));
    }

    /// <summary>Puts an entry below a new key that takes its place: <c>a: 1</c> becomes <c>key:</c> with <c>a: 1</c> below it.</summary>
    public static SourceEdit? Nest(YamlMap map, YamlEntry entry, string key)
    {
        if (!map.Origin.IsVerbatim || entry.Span.Length == 0)
        {
            return null;
        }

        var source = map.Origin.Source;
        var text = source.Slice(entry.Span).ToString();
        if (map.IsFlow)
        {
            return Edit(source, entry.Span.Start, entry.Span.End, $"{key}: {{{text}}}");
        }

        var indent = new string(' ', source.Position(map.Entries[0].Span.Start).Column + 1);
        var nested = string.Join('\n', text.Split('\n').Select((line, i) => i == 0 || string.IsNullOrWhiteSpace(line) ? line : $"  {line}"));
        return Edit(source, entry.Span.Start, entry.Span.End, $"{key}:{source.NewLine}{indent}{nested}");
    }

    /// <summary>Removes a comment: its whole line when it stands alone, else the blanks before it too.</summary>
    public static SourceEdit? RemoveComment(Place comment)
    {
        var source = comment.Source;
        var line = source.LineSpan(comment.Start.Line);
        if (source.Slice(TextSpan.FromBounds(line.Start, comment.Span.Start)).IsWhiteSpace())
        {
            return Edit(source, line.Start, AfterLineBreak(source, line.End), "");
        }

        var start = comment.Span.Start;
        while (start > line.Start && source.Content[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return Edit(source, start, comment.Span.End, "");
    }

    /// <summary>True when a text can stand without quotes and is then read as the same string by every YAML that Flux uses.</summary>
    internal static bool IsPlain(string value) =>
        value.Length > 0
        && value.Replace("://", "//", StringComparison.Ordinal).AsSpan().IndexOfAnyExcept(PlainCharacters) < 0
        && (char.IsAsciiLetter(value[0]) || value[0] is '.' or '/')
        && value is not ("y" or "Y" or "n" or "N") && value.ToUpperInvariant() is not ("YES" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL" or ".NAN" or ".INF");

    private static readonly System.Buffers.SearchValues<char> PlainCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./-_");

    private static string DoubleQuoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    private static string Lines(Field top, Field missing, string value, bool isFlow)
    {
        var text = $"{missing.Key}: {value}";
        for (var field = missing; !ReferenceEquals(field, top); field = field.Parent!)
        {
            var key = field.Parent!.Key;
            text = isFlow ? $"{key}: {{{text}}}" : $"{key}:\n  {text.Replace("\n", "\n  ", StringComparison.Ordinal)}";
        }

        return text;
    }

    private static int IndexOf(YamlMap map, YamlEntry entry)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (ReferenceEquals(map.Entries[i], entry))
            {
                return i;
            }
        }

        return -1;
    }

    private static int LastCharacter(TextSpan span) => Math.Max(span.Start, span.End - 1);

    private static int AfterLineBreak(SourceText source, int end)
    {
        if (end < source.Content.Length && source.Content[end] == '\r')
        {
            end++;
        }

        return end < source.Content.Length && source.Content[end] == '\n' ? end + 1 : end;
    }

    private static SourceEdit? Replace(Origin origin, string text) => origin.IsVerbatim ? new SourceEdit(origin.Source, new TextEdit(origin.Span, text)) : null;

    private static SourceEdit Edit(SourceText source, int start, int end, string text) => new(source, new TextEdit(TextSpan.FromBounds(start, end), text));
}
