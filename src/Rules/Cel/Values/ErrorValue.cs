using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel.Values;

/// <summary>An evaluation that failed.</summary>
/// <param name="message">Why, in plain words.</param>
public sealed class ErrorValue(string message) : CelValue
{
    /// <summary>The cost bound was reached.</summary>
    public static ErrorValue TooExpensive { get; } = new("the evaluation costs more than allowed");

    /// <summary>Why, in plain words.</summary>
    public string Message { get; } = message;

    /// <inheritdoc/>
    public override CelType Type => CelType.Error;

    /// <inheritdoc/>
    public override string ToString() => $"error: {Message}";

    internal static ErrorValue NoOverload(string function, params ReadOnlySpan<CelValue> arguments)
    {
        var types = new List<string>();
        foreach (var argument in arguments)
        {
            types.Add(argument.Type.ToString());
        }

        return new ErrorValue($"{CelWording.Function(function)} does not take ({string.Join(", ", types)})");
    }

    internal override CelValue EqualTo(CelValue other, CelBudget budget) => this;
}
