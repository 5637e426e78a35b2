using System.Globalization;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A floating point number.</summary>
/// <param name="value">The value.</param>
public sealed class DoubleValue(double value) : CelValue
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type => CelType.Double;

    internal override bool IsZero => Value == 0;

    /// <inheritdoc/>
    public override string ToString() =>
        Value == Math.Floor(Value) && Math.Abs(Value) < 1e15
            ? Value.ToString("0.0", CultureInfo.InvariantCulture)
            : Numbers.General(Value);

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => Numbers.Equal(this, other);
}
