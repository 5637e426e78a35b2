namespace Dryflux.Rules.Cel.Types;

/// <summary>Names that stand for types in an expression.</summary>
internal static class TypeNames
{
    /// <summary>The type of that name, or null.</summary>
    public static CelType? Find(string name) => name switch
    {
        "bool" => CelType.Bool,
        "int" => CelType.Int,
        "uint" => CelType.Uint,
        "double" => CelType.Double,
        "string" => CelType.String,
        "bytes" => CelType.Bytes,
        "null_type" => CelType.Null,
        "list" => CelType.List(CelType.Dyn),
        "map" => CelType.Map(CelType.Dyn, CelType.Dyn),
        "type" => CelType.TypeOf(CelType.Dyn),
        "optional_type" => CelType.Optional(CelType.Dyn),
        "google.protobuf.Duration" => CelType.Duration,
        "google.protobuf.Timestamp" => CelType.Timestamp,
        "kubernetes.URL" or "kubernetes.Quantity" or "kubernetes.Semver" or "kubernetes.NamedFormat" or "net.IP" or "net.CIDR" => CelType.Opaque(name),
        _ => null,
    };
}
