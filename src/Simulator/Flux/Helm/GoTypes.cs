using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>What Go calls values in its messages.</summary>
internal static class GoTypes
{
    /// <summary>The name encoding/json gives a value.</summary>
    public static string JsonName(YamlNode node) => node switch
    {
        YamlMap => "object",
        YamlList => "array",
        _ => Name(node) switch
        {
            "bool" => "bool",
            "float64" => "number",
            _ => "string",
        },
    };

    /// <summary>The type a decoded value has.</summary>
    public static string Name(YamlNode node) => node switch
    {
        YamlMap => "map[string]interface {}",
        YamlList => "[]interface {}",
        _ => ScalarKinds.Resolve((YamlScalar)node, GoYaml.V3, out var value) is null ? value.Kind switch
        {
            ScalarKind.Null => "nil",
            ScalarKind.Boolean => "bool",
            ScalarKind.Integer or ScalarKind.Float => "float64",
            _ => "string",
        }
        : "string",
    };
}
