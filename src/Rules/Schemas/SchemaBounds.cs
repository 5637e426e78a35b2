namespace Dryflux.Rules.Schemas;

/// <summary>The limits of a value's size; null where there is none. Lengths of text count code points.</summary>
public sealed record SchemaBounds
{
    /// <summary>The smallest number allowed.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest number allowed.</summary>
    public double? Maximum { get; init; }

    /// <summary>True when <see cref="Minimum"/> itself is too small.</summary>
    public bool ExclusiveMinimum { get; init; }

    /// <summary>True when <see cref="Maximum"/> itself is too large.</summary>
    public bool ExclusiveMaximum { get; init; }

    /// <summary>What a number must be a multiple of.</summary>
    public double? MultipleOf { get; init; }

    /// <summary>The shortest text allowed.</summary>
    public int? MinLength { get; init; }

    /// <summary>The longest text allowed.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The fewest items allowed.</summary>
    public int? MinItems { get; init; }

    /// <summary>The most items allowed.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The fewest fields allowed.</summary>
    public int? MinProperties { get; init; }

    /// <summary>The most fields allowed.</summary>
    public int? MaxProperties { get; init; }
}
