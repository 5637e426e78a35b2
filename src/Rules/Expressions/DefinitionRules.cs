using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Kubernetes;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Expressions;

/// <summary>Finds the rules of a CustomResourceDefinition (<c>x-kubernetes-validations</c>), with the types that each can see.</summary>
internal static class DefinitionRules
{
    /// <summary>The expressions of a CRD, in order of the text.</summary>
    /// <param name="crd">The root of the CRD.</param>
    /// <param name="resolver">Finds the schema of <c>metadata</c>.</param>
    public static IEnumerable<ObjectExpression> In(Field crd, Func<string, SchemaNode> resolver) =>
        from version in crd["spec"]["versions"].Items
        let schema = version["schema"]["openAPIV3Schema"]
        where schema.Map is not null
        from expression in Below(schema, CustomResourceDefinition.ReadRoot(schema, hasStatus: false, resolver), "self", isRoot: true)
        select expression;

    private static IEnumerable<ObjectExpression> Below(Field at, SchemaNode schema, string path, bool isRoot)
    {
        foreach (var rule in at["x-kubernetes-validations"].Items)
        {
            if (SchemaTypes.Of(schema, path, isRoot) is { } self)
            {
                var environment = CelEnvironment.Kubernetes(self, rule["optionalOldSelf"].IsTrue);
                yield return new ObjectExpression(rule["rule"], environment, CelType.Bool, IsCompiled: true);
                yield return new ObjectExpression(rule["messageExpression"], environment, CelType.String, IsCompiled: true);
            }
        }

        foreach (var (child, node, step) in Children(at, schema))
        {
            foreach (var expression in Below(child, node, path + step, isRoot: false))
            {
                yield return expression;
            }
        }
    }

    private static IEnumerable<(Field At, SchemaNode Schema, string Step)> Children(Field at, SchemaNode schema)
    {
        foreach (var property in at["properties"].Fields)
        {
            if (property.Map is not null && schema.Properties.GetValueOrDefault(property.Key!) is { Reference: null } node)
            {
                yield return (property, node, "." + property.Key);
            }
        }

        if (at["items"].Map is not null && schema.Items is { } items)
        {
            yield return (at["items"], items, "[]");
        }

        if (at["additionalProperties"].Map is not null && schema.AdditionalProperties is { } others)
        {
            yield return (at["additionalProperties"], others, "{}");
        }
    }
}
