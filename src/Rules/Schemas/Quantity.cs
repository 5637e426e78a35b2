using System.Text.RegularExpressions;

namespace Dryflux.Rules.Schemas;

/// <summary>Amounts as Kubernetes writes them: <c>500m</c>, <c>1.5Gi</c>, <c>1e3</c>.</summary>
// apimachinery pkg/api/resource/quantity.go:ParseQuantity
internal static partial class Quantity
{
    /// <summary>True for an amount that Kubernetes can read.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
