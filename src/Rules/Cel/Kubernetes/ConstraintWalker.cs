using System.Collections.Concurrent;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>
/// Finds the rules in CEL that an object breaks, as the API server does when it is created (apiextensions-apiserver
/// pkg/apiserver/schema/cel/validation.go). A rule about a change of the object does not run then; one whose outcome depends on a
/// value that is not known yet is taken to hold. Safe for several threads; keeps the rules it has read.
/// </summary>
public sealed class ConstraintWalker
{
    /// <summary>What all rules of one object may cost (apiserver pkg/apis/cel/config.go:RuntimeCELCostBudget).</summary>
    private const long ObjectBudget = 10_000_000;

    private static readonly CelEnvironment Environment = CelEnvironment.Kubernetes(CelType.Dyn, hasOptionalOldSelf: true);

    private readonly ConcurrentDictionary<string, CelExpression> _expressions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SchemaNode, bool> _hasRules = new();

    /// <summary>The rules that an object breaks, in order of the object.</summary>
    /// <param name="root">The object.</param>
    /// <param name="schema">The schema of its kind.</param>
    public IReadOnlyList<BrokenConstraint> Judge(Field root, SchemaNode schema)
    {
        // Most kinds have no rules at all.
        if (!_hasRules.GetOrAdd(schema, HasRules))
        {
            return [];
        }

        var broken = new List<BrokenConstraint>();
        Walk(root, schema, new CelBudget(ObjectBudget), broken);
        return broken;
    }

    /// <summary>True when a schema or one below it has rules. Those referred to are Kubernetes' own, which have none.</summary>
    private static bool HasRules(SchemaNode schema) =>
        schema.Rules.Count > 0
        || schema.AllOf.Any(HasRules)
        || schema.Properties.Values.Any(HasRules)
        || (schema.Items is { } items && HasRules(items))
        || (schema.AdditionalProperties is { } others && HasRules(others));

    private void Walk(Field field, SchemaNode schema, CelBudget budget, List<BrokenConstraint> broken)
    {
        if (schema.Rules.Count > 0)
        {
            Check(field, schema, budget, broken);
        }

        foreach (var part in schema.AllOf)
        {
            Walk(field, part, budget, broken);
        }

        switch (field.Node)
        {
            case YamlMap:
                foreach (var child in field.Fields)
                {
                    if (child.Exists && (schema.Properties.GetValueOrDefault(child.Key!) ?? schema.AdditionalProperties) is { } property)
                    {
                        Walk(child, property, budget, broken);
                    }
                }

                break;
            case YamlList when schema.Items is { } items:
                foreach (var item in field.Items)
                {
                    Walk(item, items, budget, broken);
                }

                break;
        }
    }

    private void Check(Field field, SchemaNode schema, CelBudget budget, List<BrokenConstraint> broken)
    {
        var variables = new Dictionary<string, CelValue> { ["self"] = ObjectValues.Of(field.Node!, schema), ["oldSelf"] = OptionalValue.None };
        var failures = new List<BrokenConstraint>();
        var known = broken.Count;
        foreach (var rule in schema.Rules)
        {
            var expression = Read(rule.Expression);
            if (expression.Errors.Count > 0 || (!rule.OptionalOldSelf && expression.FindVariables().Any(v => v.Name == "oldSelf")))
            {
                continue;
            }

            switch (Evaluate(expression, variables, budget))
            {
                case BoolValue { Value: false }:
                    broken.Add(new BrokenConstraint(field, Place(field, rule, expression), rule, Message(rule, variables, budget)));
                    break;
                case ErrorValue error when error != ErrorValue.TooExpensive && expression.FindCertainFailures(CelType.Bool).Count == 0:
                    failures.Add(new BrokenConstraint(field, Place(field, rule, expression), rule, $"its rule `{rule.Expression.Trim()}` cannot be evaluated, {error.Message}") { IsFailure = true });
                    break;
            }
        }

        // A field that one rule asks for is what the others fail on.
        broken.AddRange(broken.Count == known ? failures : []);
    }

    private CelExpression Read(string text) => _expressions.GetOrAdd(text, static t => CelExpression.Parse(t, Environment));

    private static CelValue Evaluate(CelExpression expression, Dictionary<string, CelValue> variables, CelBudget budget) =>
        expression.Evaluate(variables, budget.Share(CelBudget.Default));

    private string? Message(SchemaRule rule, Dictionary<string, CelValue> variables, CelBudget budget) =>
        rule.MessageExpression is { } text && Evaluate(Read(text), variables, budget) is StringValue { Value: var said } && said.Trim() is { Length: > 0 } words && !words.Contains('\n', StringComparison.Ordinal)
            ? words
            : rule.Message?.Trim() ?? FluxConstraints.Find(rule.Expression);

    private static Field Place(Field field, SchemaRule rule, CelExpression expression)
    {
        if (rule.FieldPath is { } path)
        {
            return FieldPath.Follow(field, path);
        }

        // A field that must not be there says more than one that is there by right, and what it holds more than itself.
        var paths = expression.FindFields("self");
        var there = paths.Where(p => Follow(field, p.Path).Exists).ToList();
        var wanted = there.LastOrDefault(p => p.IsForbidden).Path ?? there.LastOrDefault().Path;
        if (wanted is null)
        {
            return field;
        }

        var deepest = there.Where(p => p.Path.Count >= wanted.Count && p.Path.Take(wanted.Count).SequenceEqual(wanted)).MaxBy(p => p.Path.Count).Path;
        return Follow(field, deepest ?? wanted);
    }

    private static Field Follow(Field field, IReadOnlyList<string> path) => field.At([.. path]);
}
