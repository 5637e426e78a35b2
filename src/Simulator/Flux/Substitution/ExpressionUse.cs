using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>What an expression came to.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="Variable">The variable it names, or null when it is unset.</param>
public readonly record struct ExpressionUse(VariableExpression Expression, VariableOutcome Outcome, Variable? Variable);
