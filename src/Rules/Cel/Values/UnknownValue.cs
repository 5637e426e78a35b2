using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A value that is not known before Flux substitutes its variables, and everything that depends on it.</summary>
public sealed class UnknownValue : CelValue
{
    private UnknownValue()
    {
    }

    /// <summary>The only one.</summary>
    public static UnknownValue Instance { get; } = new();

    /// <inheritdoc/>
    public override CelType Type => CelType.Dyn;

    /// <inheritdoc/>
    public override string ToString() => "unknown";

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => this;
}
