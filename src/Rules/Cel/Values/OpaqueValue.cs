using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A value of a library's own type: a URL, a quantity, an address.</summary>
/// <typeparam name="T">What the library makes of it.</typeparam>
internal sealed class OpaqueValue<T>(CelType type, T value) : CelValue
    where T : notnull
{
    /// <summary>The value.</summary>
    public T Value { get; } = value;

    /// <inheritdoc/>
    public override CelType Type { get; } = type;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString() ?? "";

    internal override CelValue EqualTo(CelValue other, CelBudget budget) =>
        other.IsMissing ? other : BoolValue.Of(other is OpaqueValue<T> same && same.Value.Equals(Value));
}
