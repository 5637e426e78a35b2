using System.Text;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>Bytes.</summary>
/// <param name="value">The value.</param>
public sealed class BytesValue(byte[] value) : CelValue
{
    /// <summary>The value.</summary>
    public ReadOnlyMemory<byte> Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type => CelType.Bytes;

    internal override long Weight => Value.Length;

    internal override bool IsZero => Value.Length == 0;

    /// <summary>The bytes as a literal.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("b\"");
        foreach (var b in Value.Span)
        {
            text.Append(b is >= 0x20 and < 0x7F and not (byte)'"' and not (byte)'\\' ? ((char)b).ToString() : $"\\x{b:x2}");
        }

        return text.Append('"').ToString();
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => other.IsMissing ? other
        : !budget.SpendCharacters(Value.Length) ? ErrorValue.TooExpensive
        : BoolValue.Of(other is BytesValue bytes && bytes.Value.Span.SequenceEqual(Value.Span));
}
