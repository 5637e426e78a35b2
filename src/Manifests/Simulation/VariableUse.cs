using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>One <c>${...}</c> in what a Flux Kustomization builds; an expression inside another one's default is a use of its own.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Variable">The variable, or null when it is unset.</param>
/// <param name="Expression">The expression as it was evaluated, <c>${</c> to <c>}</c>.</param>
/// <param name="Place">The expression in the file it was written in; the scalar around it where the file has no text of its own for it.</param>
/// <param name="Field">The field that holds it, in the object as it was before substitution; for one in a key, the field with that key.</param>
public sealed record VariableUse(string Name, VariableOutcome Outcome, Variable? Variable, string Expression, Place Place, Field Field)
{
    /// <summary>What the field's value became by the substitution of all that is in it; null when that failed.</summary>
    public YamlNode? Result { get; init; }
}
