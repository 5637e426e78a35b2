using System.Text;

namespace Dryflux.Analyzer.Commands;

/// <summary>Reads several values from one flag as Flux does: a line of CSV, so a value that holds a comma stands in double quotes.</summary>
// spf13/pflag string_slice.go:readAsCSV, which takes the first record that Go's encoding/csv reads.
internal sealed class CommaList
{
    private readonly string _text;
    private readonly List<string> _values = [];
    private int _at;

    private CommaList(string text) => _text = text;

    /// <summary>The values; none for an empty text.</summary>
    /// <exception cref="FormatException">A quote stands where none can; the message says so in Go's words.</exception>
    public static IReadOnlyList<string> Read(string text)
    {
        var list = new CommaList(text.TrimStart('\n'));
        while (list._text.Length > 0 && list.ReadValue())
        {
        }

        return list._values;
    }

    /// <summary>Reads a value and what ends it. False at the end of the record.</summary>
    private bool ReadValue()
    {
        _values.Add(_at < _text.Length && _text[_at] == '"' ? Quoted() : Plain());
        return _at < _text.Length && _text[_at++] == ',';
    }

    private string Plain()
    {
        var end = _text.AsSpan(_at).IndexOfAny(',', '\n');
        var value = end < 0 ? _text[_at..] : _text.Substring(_at, end);
        var quote = value.IndexOf('"', StringComparison.Ordinal);
        if (quote >= 0)
        {
            throw Wrong(_at + quote, "bare \" in non-quoted field");
        }

        _at += value.Length;
        return value;
    }

    private string Quoted()
    {
        var value = new StringBuilder();
        for (_at++; ; _at++)
        {
            if (_at == _text.Length)
            {
                throw Wrong(_at, "extraneous or missing \" in quoted-field");
            }

            if (_text[_at] != '"')
            {
                value.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '"')
            {
                value.Append('"');
                _at++;
            }
            else if (_at + 1 == _text.Length || _text[_at + 1] is ',' or '\n')
            {
                _at++;
                return value.ToString();
            }
            else
            {
                throw Wrong(_at, "extraneous or missing \" in quoted-field");
            }
        }
    }

    private FormatException Wrong(int at, string what)
    {
        var line = _text.AsSpan(0, at).Count('\n') + 1;
        var column = at - _text.LastIndexOf('\n', at - 1);
        return new FormatException(FormattableString.Invariant($"parse error on line {line}, column {column}: {what}"));
    }
}
