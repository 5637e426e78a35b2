namespace Dryflux.Rules.Schemas;

/// <summary>A rule in CEL that values of a schema must obey (<c>x-kubernetes-validations</c>).</summary>
/// <param name="Expression">The rule, true for a value that is fine.</param>
/// <param name="Message">What the author of the CRD says when it is not; null where nothing is said, and for the schemas that come with dryflux.</param>
/// <param name="FieldPath">The field below the value that a failure is about, as <c>.spec.name</c>; or null.</param>
/// <param name="OptionalOldSelf">True when the rule takes <c>oldSelf</c> as an optional value, hence runs on creation too.</param>
/// <param name="MessageExpression">An expression that says more than the message does, or null.</param>
public sealed record SchemaRule(string Expression, string? Message = null, string? FieldPath = null, bool OptionalOldSelf = false, string? MessageExpression = null);
