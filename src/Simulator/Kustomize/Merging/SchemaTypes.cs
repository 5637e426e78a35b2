namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>The definitions of an OpenAPI schema and the kinds they stand for.</summary>
/// <param name="definitions">Definitions by name.</param>
/// <param name="kinds">Names of definitions by <c>apiVersion</c> and kind.</param>
public sealed class SchemaTypes(
    IReadOnlyDictionary<string, TypeSchema> definitions,
    IReadOnlyDictionary<(string ApiVersion, string Kind), string> kinds)
{
    // A definition that only points on, in a circle, would never end.
    private const int MaxReferences = 100;

    /// <summary>A schema that knows nothing.</summary>
    public static SchemaTypes None { get; } = new(new Dictionary<string, TypeSchema>(), new Dictionary<(string, string), string>());

    /// <summary>Definitions by name.</summary>
    public IReadOnlyDictionary<string, TypeSchema> Definitions => definitions;

    /// <summary>Names of definitions by <c>apiVersion</c> and kind.</summary>
    public IReadOnlyDictionary<(string ApiVersion, string Kind), string> Kinds => kinds;

    /// <summary>The schema of a kind, or null when it is not known.</summary>
    public TypeSchema? ForKind(string apiVersion, string kind) => kinds.TryGetValue((apiVersion, kind), out var name) ? definitions.GetValueOrDefault(name) : null;

    /// <summary>The schema of a field, or null when there is no saying (kyaml/openapi/openapi.go:Field).</summary>
    public TypeSchema? Field(TypeSchema? schema, string name) => schema is null ? null : Resolve(schema.Fields.GetValueOrDefault(name) ?? schema.OtherFields);

    /// <summary>The schema of the items of a list, or null when there is no saying (kyaml/openapi/openapi.go:Elements).</summary>
    public TypeSchema? Items(TypeSchema? schema) => Resolve(schema?.Items);

    /// <summary>These definitions and kinds with those of another schema, which win.</summary>
    public SchemaTypes With(SchemaTypes other) => new(Join(definitions, other.Definitions), Join(kinds, other.Kinds));

    private static Dictionary<TKey, TValue> Join<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> first, IReadOnlyDictionary<TKey, TValue> second)
        where TKey : notnull
    {
        var all = new Dictionary<TKey, TValue>(first);
        foreach (var (key, value) in second)
        {
            all[key] = value;
        }

        return all;
    }

    /// <summary>What a schema points at in the end; itself when it does not point on, null when there is no such definition.</summary>
    public TypeSchema? Resolve(TypeSchema? schema)
    {
        for (var i = 0; schema?.Reference is { } name && i < MaxReferences; i++)
        {
            schema = definitions.GetValueOrDefault(name);
        }

        return schema;
    }
}
