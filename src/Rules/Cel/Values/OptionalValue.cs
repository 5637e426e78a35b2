using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>A value that may be absent.</summary>
public sealed class OptionalValue : CelValue
{
    private OptionalValue(CelValue? value) => Value = value;

    /// <summary>The absent value.</summary>
    public static OptionalValue None { get; } = new(null);

    /// <summary>The value, or null.</summary>
    public CelValue? Value { get; }

    /// <inheritdoc/>
    public override CelType Type { get; } = CelType.Optional(CelType.Dyn);

    internal override bool IsZero => Value is null;

    /// <inheritdoc/>
    public override string ToString() => Value is null ? "optional.none()" : $"optional.of({Value})";

    internal static OptionalValue Of(CelValue value) => new(value);

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => other switch
    {
        ErrorValue or UnknownValue => other,
        OptionalValue { Value: { } theirs } when Value is { } ours => ours.EqualTo(theirs, budget),
        OptionalValue { Value: var theirs } => BoolValue.Of(Value is null && theirs is null),
        _ => BoolValue.False,
    };
}
