using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Substitution;

/// <summary>Tells fields that take texts and nothing else.</summary>
internal static class TextField
{
    /// <summary>What the field is, for people, when it surely takes texts only; else null.</summary>
    /// <param name="field">The field, in an object.</param>
    /// <param name="schemas">The schemas of the targeted release.</param>
    public static string? KindOf(Field field, SchemaStore schemas)
    {
        if (Resource.From(field.Top.Node!) is not { } resource || !IsText(field, resource, schemas))
        {
            return null;
        }

        return field.Parent switch
        {
            { Key: "labels" } => $"the label `{field.Key}`",
            { Key: "annotations" } => $"the annotation `{field.Key}`",
            { Key: "data" or "stringData", Parent.Parent: null } => $"the key `{field.Key}` of a {resource.Id.Kind}",
            _ => $"`{field.Path}`",
        };
    }

    private static bool IsText(Field field, Resource resource, SchemaStore schemas)
    {
        // metadata is the same for every kind.
        if (field.Parent is { Key: "labels" or "annotations", Parent: { Key: "metadata", Parent.Parent: null } }
            || (field.Key is "name" or "namespace" && field.Parent is { Key: "metadata", Parent.Parent: null }))
        {
            return true;
        }

        return schemas.Find(resource.Id.Group, resource.Id.Version, resource.Id.Kind)?.Of(field) is { Type: SchemaType.String, AnyOf: [], OneOf: [], AllOf: [] };
    }
}
