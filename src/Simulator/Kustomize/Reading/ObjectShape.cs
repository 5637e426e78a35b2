using System.Collections.Frozen;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>A mapping with known fields, their names matched without regard to case as Go's JSON reader does.</summary>
public sealed record ObjectShape : ConfigShape
{
    private readonly FrozenDictionary<string, (string Name, ConfigShape Shape)> _fields;

    internal ObjectShape(string typeName, (string Name, ConfigShape Shape)[] fields)
    {
        TypeName = typeName;
        _fields = fields.ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The Go type's name without its package.</summary>
    public string TypeName { get; }

    /// <inheritdoc/>
    public override string GoType => $"types.{TypeName}";

    /// <summary>The field of a name in any case, with its proper name; null when there is none.</summary>
    public (string Name, ConfigShape Shape)? Find(string name) => _fields.TryGetValue(name, out var field) ? field : null;

    /// <summary>The same shape with more fields.</summary>
    public ObjectShape With(params (string Name, ConfigShape Shape)[] more) => new(TypeName, [.. _fields.Values, .. more]);
}
