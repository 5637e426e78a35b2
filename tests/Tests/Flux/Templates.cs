using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Substitution;

namespace Dryflux.Tests.Flux;

/// <summary>What templates come to, in the notation of the tests: the result, or <c>ERROR: </c> and the reason.</summary>
internal static class Templates
{
    /// <summary>Variables from <c>name=value</c>; a name alone has a value that nobody knows.</summary>
    public static Func<string, Variable?> Variables(params string[] assignments) =>
        assignments.Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => new Variable(a[0], a.Length > 1 ? a[1] : null, "test", null), StringComparer.Ordinal).GetValueOrDefault;

    public static string Expand(string text, Func<string, Variable?> variables, bool isStrict)
    {
        if (Template.Parse(text, out var error) is not { } template)
        {
            return $"ERROR: {error!.Message}";
        }

        var output = template.Evaluate(variables, isStrict);
        return output.Errors is [var first, ..] ? $"ERROR: {first.Message}" : output.Text;
    }
}
