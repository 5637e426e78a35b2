using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>Null.</summary>
public sealed class NullValue : CelValue
{
    private NullValue()
    {
    }

    /// <summary>The only one.</summary>
    public static NullValue Instance { get; } = new();

    /// <inheritdoc/>
    public override CelType Type => CelType.Null;

    internal override bool IsZero => true;

    /// <inheritdoc/>
    public override string ToString() => "null";

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => other.IsMissing ? other : BoolValue.Of(other is NullValue);
}
