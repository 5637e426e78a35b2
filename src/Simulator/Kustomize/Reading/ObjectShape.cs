namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>A mapping with known fields, their names matched without regard to case as Go's JSON reader does.</summary>
public sealed record ObjectShape : ConfigShape
{
    // A plain dictionary of objects: a frozen one, or one of tuples, is compiled at every start.
    private readonly Dictionary<string, NamedShape> _fields;

    internal ObjectShape(string typeName, (string Name, ConfigShape Shape)[] fields)
    {
        TypeName = typeName;
        _fields = new Dictionary<string, NamedShape>(fields.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, shape) in fields)
        {
            _fields.Add(name, new NamedShape(name, shape));
        }
    }

    /// <summary>The Go type's name without its package.</summary>
    public string TypeName { get; }

    /// <inheritdoc/>
    public override string GoType => $"{Package}.{TypeName}";

    /// <summary>The package of the Go type, which messages name.</summary>
    public string Package { get; init; } = "types";

    /// <summary>The field of a name in any case, with its proper name; null when there is none.</summary>
    public (string Name, ConfigShape Shape)? Find(string name) => _fields.TryGetValue(name, out var field) ? (field.Name, field.Shape) : null;

    /// <summary>The same shape with more fields.</summary>
    public ObjectShape With(params (string Name, ConfigShape Shape)[] more) => new(TypeName, [.. _fields.Values.Select(f => (f.Name, f.Shape)), .. more]);

    private sealed record NamedShape(string Name, ConfigShape Shape);
}
