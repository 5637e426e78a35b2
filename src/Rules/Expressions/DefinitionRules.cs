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
    public static IReadOnlyList<ObjectExpression> In(Field crd, Func<string, SchemaNode> resolver)
    {
        var found = new List<ObjectExpression>();
        foreach (var version in crd["spec"]["versions"].Items)
        {
            if (version["schema"]["openAPIV3Schema"] is { Map: not null } schema)
            {
                Collect(schema, CustomResourceDefinition.ReadRoot(schema, hasStatus: false, resolver), isRoot: true, found);
            }
        }

        return found;
    }

    private static void Collect(Field at, SchemaNode schema, bool isRoot, List<ObjectExpression> found)
    {
        if (schema.Rules.Count > 0 && SchemaTypes.Of(schema, at.Path, isRoot) is { } self)
        {
            foreach (var rule in at["x-kubernetes-validations"].Items)
            {
                var environment = CelEnvironment.Kubernetes(self, rule["optionalOldSelf"].IsTrue);
                found.Add(new ObjectExpression(rule["rule"], environment, CelType.Bool, IsCompiled: true));
                found.Add(new ObjectExpression(rule["messageExpression"], environment, CelType.String, IsCompiled: true));
            }
        }

        if (schema.Properties.Count > 0)
        {
            var properties = at["properties"];
            foreach (var (name, property) in schema.Properties)
            {
                Descend(properties[name], property, found);
            }
        }

        Descend(at["items"], schema.Items, found);
        Descend(at["additionalProperties"], schema.AdditionalProperties, found);
    }

    private static void Descend(Field at, SchemaNode? schema, List<ObjectExpression> found)
    {
        if (at.Map is not null && schema is { Reference: null } && (schema.Rules.Count > 0 || schema.Properties.Count > 0 || schema.Items is not null || schema.AdditionalProperties is not null))
        {
            Collect(at, schema, isRoot: false, found);
        }
    }
}
