namespace Dryflux.Rules.Cel.Types;

/// <summary>A type as the checker sees it. Two types are the same when <see cref="IsSame"/> says so.</summary>
public sealed class CelType
{
    /// <summary>The name of the type of optional values.</summary>
    internal const string OptionalName = "optional_type";

    private readonly Func<string, CelType?>? _field;

    private CelType(CelTypeKind kind, string name, IReadOnlyList<CelType>? parameters = null, Func<string, CelType?>? field = null)
    {
        Kind = kind;
        Name = name;
        Parameters = parameters ?? [];
        _field = field;
    }

    /// <summary>Known only when evaluated.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>The type of what has been reported already.</summary>
    public static CelType Error { get; } = new(CelTypeKind.Error, "error");

    /// <summary>The type of null.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null_type");

    /// <summary>Truth values.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>Signed integers.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>Unsigned integers.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>Floating point numbers.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>Texts.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>Bytes.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>Spans of time.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "google.protobuf.Duration");

    /// <summary>Points in time.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "google.protobuf.Timestamp");

    /// <summary>The kind.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name: of the kind, of an object's or a library's type, or of a parameter.</summary>
    public string Name { get; }

    /// <summary>What a list, a map, a type or a library's type is of.</summary>
    public IReadOnlyList<CelType> Parameters { get; }

    /// <summary>True for types known only when evaluated, and for those already reported.</summary>
    internal bool IsOpen => Kind is CelTypeKind.Dyn or CelTypeKind.Error;

    /// <summary>True for the type of optional values.</summary>
    internal bool IsOptional => Kind == CelTypeKind.Opaque && Name == OptionalName;

    /// <summary>A list.</summary>
    public static CelType List(CelType item) => new(CelTypeKind.List, "list", [item]);

    /// <summary>A map.</summary>
    public static CelType Map(CelType key, CelType value) => new(CelTypeKind.Map, "map", [key, value]);

    /// <summary>The type of a type.</summary>
    public static CelType TypeOf(CelType type) => new(CelTypeKind.Type, "type", [type]);

    /// <summary>An optional value.</summary>
    public static CelType Optional(CelType value) => new(CelTypeKind.Opaque, OptionalName, [value]);

    /// <summary>A library's type.</summary>
    public static CelType Opaque(string name, params IReadOnlyList<CelType> parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>An object.</summary>
    /// <param name="name">A name that no other type has: two objects are of one type when their names are the same.</param>
    /// <param name="field">The type of a field, or null when there is no such field.</param>
    public static CelType Object(string name, Func<string, CelType?> field) => new(CelTypeKind.Object, name, null, field);

    /// <summary>The type of a field of an object, or null when it has none of that name.</summary>
    public CelType? Field(string name) => _field?.Invoke(name);

    /// <summary>True when both are the same type in every part.</summary>
    public bool IsSame(CelType other)
    {
        if (Kind != other.Kind || Name != other.Name || Parameters.Count != other.Parameters.Count)
        {
            return false;
        }

        for (var i = 0; i < Parameters.Count; i++)
        {
            if (!Parameters[i].IsSame(other.Parameters[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The type as a message shows it: <c>list(string)</c>, <c>duration</c>, <c>optional(int)</c>, <c>object</c>.</summary>
    public override string ToString()
    {
        var name = Kind switch
        {
            CelTypeKind.Duration => "duration",
            CelTypeKind.Timestamp => "timestamp",
            CelTypeKind.Null => "null",
            CelTypeKind.Object => "object",
            CelTypeKind.Parameter => "dyn",
            _ => IsOptional ? "optional" : Name,
        };
        return Parameters.Count == 0 ? name : $"{name}({string.Join(", ", Parameters)})";
    }

    internal static CelType Parameter(string name) => new(CelTypeKind.Parameter, name);
}
