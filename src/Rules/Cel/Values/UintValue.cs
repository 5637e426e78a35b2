using System.Globalization;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>An unsigned integer.</summary>
/// <param name="value">The value.</param>
public sealed class UintValue(ulong value) : CelValue
{
    /// <summary>The value.</summary>
    public ulong Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type => CelType.Uint;

    internal override bool IsZero => Value == 0;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture) + "u";

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => Numbers.Equal(this, other);
}
