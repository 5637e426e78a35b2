using System.Text;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A text. Sizes and offsets in it count code points.</summary>
/// <param name="value">The value.</param>
public sealed class StringValue(string value) : CelValue
{
    /// <summary>The value.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type => CelType.String;

    internal override long Weight => Value.Length;

    internal override bool IsZero => Value.Length == 0;

    /// <summary>Number of code points.</summary>
    internal int Size
    {
        get
        {
            var size = 0;
            foreach (var _ in Value.EnumerateRunes())
            {
                size++;
            }

            return size;
        }
    }

    /// <summary>The text in double quotes, with escapes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("\"");
        foreach (var c in Value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    /// <summary>The offset in UTF-16 units of a code point; -1 when there are fewer.</summary>
    internal int Offset(long codePoint)
    {
        var offset = 0;
        foreach (var rune in Value.EnumerateRunes())
        {
            if (codePoint-- == 0)
            {
                return offset;
            }

            offset += rune.Utf16SequenceLength;
        }

        return codePoint == 0 ? offset : -1;
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => other.IsMissing ? other
        : !budget.SpendCharacters(Value.Length) ? ErrorValue.TooExpensive
        : BoolValue.Of(other is StringValue text && string.Equals(text.Value, Value, StringComparison.Ordinal));
}
