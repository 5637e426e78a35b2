using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>A rule that an object breaks.</summary>
/// <param name="Node">The value that the rule stands at.</param>
/// <param name="At">The field that a person must look at: the one the rule names, or the one of those it speaks of that is there.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Message">What its author says, or for the kinds of Flux dryflux; or null.</param>
public sealed record BrokenConstraint(Field Node, Field At, SchemaRule Rule, string? Message)
{
    /// <summary>True when the rule could not be evaluated: a field is missing that it takes for granted.</summary>
    public bool IsFailure { get; init; }
}
