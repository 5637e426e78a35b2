namespace Dryflux.Rules.Cel.Values;

/// <summary>
/// What an evaluation may still cost: a unit is about one step, or ten characters looked at. A hostile expression uses it up and is
/// given up, long before it takes noticeable time.
/// </summary>
public sealed class CelBudget
{
    /// <summary>As much as Kubernetes grants one rule (apiserver pkg/apis/cel/config.go:PerCallLimit).</summary>
    public const long Default = 1_000_000;

    private readonly CelBudget? _whole;
    private long _left;

    /// <param name="units">The units to begin with.</param>
    public CelBudget(long units = Default) => _left = units;

    private CelBudget(CelBudget whole, long units)
        : this(units) => _whole = whole;

    /// <summary>True when there is nothing left.</summary>
    public bool IsExhausted => _left < 0 || _whole?.IsExhausted == true;

    /// <summary>A part of this budget; what it spends is spent here too.</summary>
    /// <param name="units">The most it may spend.</param>
    public CelBudget Share(long units) => new(this, units);

    /// <summary>Takes some units; false when there are not enough.</summary>
    internal bool Spend(long units)
    {
        _left = units > _left ? -1 : _left - units;
        return _left >= 0 && _whole?.Spend(units) != false;
    }

    /// <summary>Takes what it costs to look at some characters, or at the product of two sizes; false when that is too much.</summary>
    internal bool SpendCharacters(long count, long times = 1) =>
        Spend(1 + (count > 0 && times > long.MaxValue / count ? long.MaxValue / 10 : count * times / 10));
}
