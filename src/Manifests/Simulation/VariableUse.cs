using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>One <c>${...}</c> in what a Flux Kustomization builds; an expression inside another one's default is a use of its own.</summary>
/// <param name="Name">The name of the variable.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Variable">The variable, or null when it is unset.</param>
/// <param name="Expression">The expression as it was evaluated, <c>${</c> to <c>}</c>.</param>
/// <param name="Place">The expression in the file it was written in; the scalar around it where the file has no text of its own for it.</param>
public sealed record VariableUse(string Name, VariableOutcome Outcome, Variable? Variable, string Expression, Place Place);
