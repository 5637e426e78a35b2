using System.Buffers;
using System.Globalization;
using System.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>Writes keys, scalars and indentation as the emitter of go-yaml v2 does (emitterc.go, encode.go:stringv), lines folded at 80.</summary>
internal sealed class ScalarWriter(StringBuilder output)
{
    private const int BestWidth = 80;

    /// <summary>Characters that never need quotes or folding, wherever they stand but first.</summary>
    private static readonly SearchValues<char> Ordinary = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./@=+()$;<>|*&!%\"',?[]{}^~\\`");

    private int _column;
    private bool _isWhitespace = true;

    /// <summary>True while nothing but blanks and block indicators stands on the line.</summary>
    public bool IsIndention { get; private set; } = true;

    /// <summary>Where the output goes on.</summary>
    public int Position => output.Length;

    /// <summary>Where the key, scalar or empty collection written last begins in the output.</summary>
    public int Start { get; private set; }

    /// <summary>Where the key, scalar or empty collection written last ends in the output, before the colon of a key.</summary>
    public int End { get; private set; }

    /// <summary>Goes to an indentation, on a new line where the current one is in use.</summary>
    public void StartLine(int indent)
    {
        if (!IsIndention || _column > indent || (_column == indent && !_isWhitespace))
        {
            NewLine();
        }

        if (_column < indent)
        {
            output.Append(' ', indent - _column);
            _column = indent;
        }

        _isWhitespace = true;
        IsIndention = true;
    }

    /// <summary>Ends the last line.</summary>
    public void EndDocument() => StartLine(0);

    /// <summary>Writes <c>-</c> or <c>?</c>, or the <c>:</c> of a long key, after a blank where one is needed.</summary>
    public void WriteIndicator(char indicator)
    {
        Separate();
        Put(indicator);
        _isWhitespace = false;
    }

    /// <summary>Writes an empty collection.</summary>
    public void WriteEmpty(string open, string close)
    {
        SetApart();
        output.Append(open).Append(close);
        _column += 2;
        Inline();
    }

    /// <summary>Writes a key and its colon.</summary>
    /// <param name="key">The key.</param>
    /// <param name="indent">Where its further lines begin.</param>
    /// <param name="mapIndent">Where the keys of the mapping stand.</param>
    public void WriteKey(string key, int indent, int mapIndent)
    {
        if (TryWriteOrdinary(key))
        {
            Put(':');
            return;
        }

        var shape = ScalarShape.Of(key, GoYaml.V2);
        if (ScalarShape.IsSimpleKey(key, shape))
        {
            Write(key, shape, indent, isSimpleKey: true);
            Put(':');
            return;
        }

        WriteIndicator('?');
        Write(key, shape, indent, isSimpleKey: false);
        StartLine(mapIndent);
        WriteIndicator(':');
    }

    /// <summary>Writes a text, quoted where it would be read as anything else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Where its further lines begin.</param>
    public void WriteString(string text, int indent)
    {
        if (!TryWriteOrdinary(text))
        {
            Write(text, ScalarShape.Of(text, GoYaml.V2), indent, isSimpleKey: false);
        }
    }

    /// <summary>Writes what needs no quotes: a number, <c>true</c>, <c>null</c>.</summary>
    public void WritePlain(string text)
    {
        SetApart();
        output.Append(text);
        _column += text.Length;
        Inline();
    }

    private bool TryWriteOrdinary(string text)
    {
        if (text.Length is 0 or > 128 || !char.IsAsciiLetterOrDigit(text[0]) || text.AsSpan().ContainsAnyExcept(Ordinary) || !ScalarKinds.IsString(text, GoYaml.V2))
        {
            return false;
        }

        WritePlain(text);
        return true;
    }

    private void Write(string text, in ScalarShape shape, int indent, bool isSimpleKey)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            if (shape.BlockAllowed && !isSimpleKey)
            {
                WriteLiteral(text, indent);
                return;
            }

            WriteDoubleQuoted(text, indent, allowBreaks: !isSimpleKey);
        }
        else if (!ScalarKinds.IsString(text, GoYaml.V2) || Base60.Is(text))
        {
            WriteDoubleQuoted(text, indent, allowBreaks: !isSimpleKey);
        }
        else if (shape.PlainAllowed)
        {
            WriteFolding(text, indent, allowBreaks: !isSimpleKey, quote: '\0');
        }
        else if (shape.SingleQuotedAllowed)
        {
            WriteFolding(text, indent, allowBreaks: !isSimpleKey, quote: '\'');
        }
        else
        {
            WriteDoubleQuoted(text, indent, allowBreaks: !isSimpleKey);
        }

        Inline();
    }

    private void WriteFolding(string text, int indent, bool allowBreaks, char quote)
    {
        SetApart();
        if (quote != '\0')
        {
            Put(quote);
        }

        bool afterSpace = false, afterBreak = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == ' ')
            {
                var isInside = quote == '\0' || (i > 0 && i < text.Length - 1);
                if (allowBreaks && !afterSpace && _column > BestWidth && isInside && text[i + 1] != ' ')
                {
                    Fold(indent);
                }
                else
                {
                    Put(c);
                }

                afterSpace = true;
            }
            else if (ScalarShape.IsBreak(c))
            {
                // Only U+2028 and U+2029 come here: they stand as they are and still start a line.
                output.Append(c);
                _column = 0;
                afterBreak = true;
            }
            else
            {
                if (afterBreak)
                {
                    Pad(indent);
                }

                if (c == '\'' && quote == '\'')
                {
                    Put(c);
                }

                Put(c);
                afterSpace = false;
                afterBreak = false;
            }
        }

        if (quote != '\0')
        {
            Put(quote);
        }
    }

    private void WriteDoubleQuoted(string text, int indent, bool allowBreaks)
    {
        SetApart();
        Put('"');

        // emitterc.go asks is_bom of the whole text at every character: behind a byte-order mark everything is escaped.
        var escapesAll = text.Length > 0 && text[0] == '\uFEFF';
        var afterSpace = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (escapesAll || c is '"' or '\\' || ScalarShape.IsBreak(c) || !ScalarShape.IsPrintable(c))
            {
                var rune = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? char.ConvertToUtf32(c, text[++i]) : c;
                PutEscape(rune);
                afterSpace = false;
            }
            else if (c == ' ')
            {
                if (allowBreaks && !afterSpace && _column > BestWidth && i > 0 && i < text.Length - 1)
                {
                    Fold(indent);
                    if (text[i + 1] == ' ')
                    {
                        Put('\\');
                    }
                }
                else
                {
                    Put(c);
                }

                afterSpace = true;
            }
            else
            {
                Put(c);
                afterSpace = false;
            }
        }

        Put('"');
    }

    private void PutEscape(int rune)
    {
        var escape = rune switch
        {
            0x00 => "\\0",
            0x07 => "\\a",
            0x08 => "\\b",
            0x09 => "\\t",
            0x0A => "\\n",
            0x0B => "\\v",
            0x0C => "\\f",
            0x0D => "\\r",
            0x1B => "\\e",
            0x22 => "\\\"",
            0x5C => "\\\\",
            0x85 => "\\N",
            0xA0 => "\\_",
            0x2028 => "\\L",
            0x2029 => "\\P",
            <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{rune:X2}"),
            <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune:X4}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune:X8}"),
        };
        output.Append(escape);
        _column += escape.Length;
    }

    private void WriteLiteral(string text, int indent)
    {
        SetApart();
        output.Append('|');
        if (text[0] == ' ' || ScalarShape.IsBreak(text[0]))
        {
            output.Append('2');
        }

        var endsInBreak = ScalarShape.IsBreak(text[^1]);
        if (!endsInBreak)
        {
            output.Append('-');
        }
        else if (text.Length == 1 || ScalarShape.IsBreak(text[^2]))
        {
            output.Append('+');
        }

        NewLine();
        WriteLines(text, indent);
        End = output.Length;
        _isWhitespace = true;
        IsIndention = endsInBreak;
    }

    private void WriteLines(string text, int indent)
    {
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny('\n', '\u2028', '\u2029');
            var line = end < 0 ? rest : rest[..end];
            if (line.Length > 0)
            {
                Pad(indent);
                output.Append(line);
                _column += line.Length;
            }

            if (end < 0)
            {
                return;
            }

            output.Append(rest[end]);
            _column = 0;
            rest = rest[(end + 1)..];
        }
    }

    private void Fold(int indent)
    {
        NewLine();
        Pad(indent);
    }

    private void Pad(int indent)
    {
        if (_column < indent)
        {
            output.Append(' ', indent - _column);
            _column = indent;
        }
    }

    private void SetApart()
    {
        Separate();
        Start = output.Length;
    }

    private void Separate()
    {
        if (!_isWhitespace)
        {
            Put(' ');
        }
    }

    private void NewLine()
    {
        output.Append('\n');
        _column = 0;
    }

    private void Put(char c)
    {
        output.Append(c);
        _column++;
    }

    private void Inline()
    {
        End = output.Length;
        _isWhitespace = false;
        IsIndention = false;
    }
}
