using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A type as a value, as in <c>type(x) == string</c>.</summary>
/// <param name="value">The type; what it is of does not count.</param>
public sealed class TypeValue(CelType value) : CelValue
{
    /// <summary>The type.</summary>
    public CelType Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type { get; } = CelType.TypeOf(CelType.Dyn);

    /// <inheritdoc/>
    public override string ToString() => Value.Name;

    internal override CelValue EqualTo(CelValue other, CelBudget budget) =>
        other.IsMissing ? other : BoolValue.Of(other is TypeValue type && type.Value.Name == Value.Name);
}
