using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Newtonsoft.Json.Linq;

namespace Dryflux.Rules.Schemas.Json;

/// <summary>YAML values as NJsonSchema wants them, and the way back from what it says to the field that is meant.</summary>
internal static class JsonValues
{
    /// <summary>The value as JSON. Fields that are null are left out, as the API server leaves them out.</summary>
    public static JToken Of(YamlNode node) => node switch
    {
        YamlMap map => new JObject(map.EffectiveEntries().Where(e => e.Name is not null and not "sops" && e.Value is not YamlScalar { IsNull: true }).DistinctBy(e => e.Name).Select(e => new JProperty(e.Name!, Of(e.Value)))),
        YamlList list => new JArray(list.Items.Select(Of)),
        _ => Of((YamlScalar)node),
    };

    /// <summary>True for a value that is not known before variables are filled in or secrets decrypted.</summary>
    public static bool IsOpen(YamlNode node) =>
        node is YamlScalar scalar && scalar.Value.IsOpen;

    /// <summary>The field of a path such as <c>#/spec.ports[0].name</c>, where names may hold dots: a missing one where the path leads nowhere.</summary>
    public static Field Find(Field root, string path)
    {
        var rest = path.AsSpan().TrimStart("#/");
        var field = root;
        while (!rest.IsEmpty)
        {
            if (rest[0] == '[' && rest.IndexOf(']') is var end and > 0 && int.TryParse(rest[1..end], out var index))
            {
                field = field[index];
                rest = rest[(end + 1)..].TrimStart('.');
                continue;
            }

            // Newtonsoft's way of writing names with dots, quotes inside escaped.
            if (rest.StartsWith("['", StringComparison.Ordinal) && rest.IndexOf("']", StringComparison.Ordinal) is var close and > 0)
            {
                field = field[rest[2..close].ToString().Replace(@"\'", "'", StringComparison.Ordinal)];
                rest = rest[(close + 2)..].TrimStart('.');
                continue;
            }

            var name = LongestName(field, rest);
            field = field[name];
            rest = rest[name.Length..].TrimStart('.');
        }

        return field;
    }

    private static string LongestName(Field field, ReadOnlySpan<char> rest)
    {
        var longest = "";
        foreach (var entry in field.Map?.EffectiveEntries() ?? [])
        {
            if (entry.Name is { } name && name.Length > longest.Length && rest.StartsWith(name, StringComparison.Ordinal) && (rest.Length == name.Length || rest[name.Length] is '.' or '['))
            {
                longest = name;
            }
        }

        return longest.Length > 0 ? longest : rest.IndexOfAny('.', '[') is var end and > 0 ? rest[..end].ToString() : rest.ToString();
    }

    private static JValue Of(YamlScalar scalar)
    {
        ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        return value.Kind switch
        {
            ScalarKind.Null => JValue.CreateNull(),
            ScalarKind.Boolean => new JValue(value.Boolean),
            ScalarKind.Integer => new JValue((long)Math.Clamp(value.Integer, long.MinValue, long.MaxValue)),
            ScalarKind.Float => new JValue(value.Float),
            _ => new JValue(value.Text),
        };
    }
}
