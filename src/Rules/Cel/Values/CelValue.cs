using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A value of an expression; errors and unknown values are values too, since <c>&amp;&amp;</c> and <c>||</c> may pass over them.</summary>
public abstract class CelValue
{
    private protected CelValue()
    {
    }

    /// <summary>The type; of lists and maps only that it is one.</summary>
    public abstract CelType Type { get; }

    /// <summary>True for errors and unknown values.</summary>
    public bool IsMissing => this is ErrorValue or UnknownValue;

    /// <summary>Characters, bytes, items or entries: what it costs to look at the value.</summary>
    internal virtual long Weight => 1;

    /// <summary>True for what optional.ofNonZeroValue takes for nothing.</summary>
    internal virtual bool IsZero => false;

    /// <summary>
    /// Whether two values are equal: numbers by their value whatever their type, values of different types never. The answer is a truth
    /// value, or what kept it from being found.
    /// </summary>
    internal abstract CelValue EqualTo(CelValue other, CelBudget budget);
}
