using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A span of time.</summary>
/// <param name="nanoseconds">The span in nanoseconds.</param>
public sealed class DurationValue(long nanoseconds) : CelValue
{
    /// <summary>Nanoseconds in a second.</summary>
    internal const long PerSecond = 1_000_000_000;

    /// <summary>The span in nanoseconds.</summary>
    public long Nanoseconds { get; } = nanoseconds;

    /// <inheritdoc/>
    public override CelType Type => CelType.Duration;

    internal override bool IsZero => Nanoseconds == 0;

    /// <summary>The span in seconds, as CEL prints it: <c>90s</c>, <c>0.5s</c>.</summary>
    public override string ToString() =>
        Numbers.Plain((Nanoseconds / PerSecond) + ((double)(Nanoseconds % PerSecond) / PerSecond)) + "s";

    internal override CelValue EqualTo(CelValue other, CelBudget budget) =>
        other.IsMissing ? other : BoolValue.Of(other is DurationValue span && span.Nanoseconds == Nanoseconds);
}
