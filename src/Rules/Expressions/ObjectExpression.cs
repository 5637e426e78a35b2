using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Expressions;

/// <summary>An expression that an object holds.</summary>
/// <param name="Field">Where it stands.</param>
/// <param name="Environment">What it may use; for expressions that are only parsed it has no variables.</param>
/// <param name="Result">The type that its result must have; null for any.</param>
/// <param name="IsCompiled">True when types are checked before it runs; else the variables are the fields of the object it looks at.</param>
internal sealed record ObjectExpression(Field Field, CelEnvironment Environment, CelType? Result, bool IsCompiled);
