using System.Globalization;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A signed integer.</summary>
/// <param name="value">The value.</param>
public sealed class IntValue(long value) : CelValue
{
    /// <summary>The value.</summary>
    public long Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type => CelType.Int;

    internal override bool IsZero => Value == 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => Numbers.Equal(this, other);
}
