using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A truth value.</summary>
public sealed class BoolValue : CelValue
{
    private BoolValue(bool value) => Value = value;

    /// <summary>True.</summary>
    public static BoolValue True { get; } = new(true);

    /// <summary>False.</summary>
    public static BoolValue False { get; } = new(false);

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override CelType Type => CelType.Bool;

    internal override bool IsZero => !Value;

    /// <inheritdoc/>
    public override string ToString() => Value ? "true" : "false";

    internal static BoolValue Of(bool value) => value ? True : False;

    internal override CelValue EqualTo(CelValue other, CelBudget budget) =>
        other.IsMissing ? other : Of(other is BoolValue truth && truth.Value == Value);
}
