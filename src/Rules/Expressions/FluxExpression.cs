using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Expressions;

/// <summary>An expression that a Flux object holds.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Environment">What it may use; for expressions that are only parsed it has no variables.</param>
/// <param name="Result">The type that its result must have; null for any.</param>
/// <param name="IsCompiled">True when Flux checks types before it runs; else the variables are the fields of the object it looks at.</param>
internal sealed record FluxExpression(Field Field, CelEnvironment Environment, CelType? Result, bool IsCompiled);
