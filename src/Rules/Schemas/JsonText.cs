using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Writes YAML values as JSON on one line.</summary>
internal static class JsonText
{
    public static string Of(YamlNode node)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(node, json);
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(YamlNode node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case YamlMap map:
                json.WriteStartObject();
                foreach (var entry in map.EffectiveEntries())
                {
                    json.WritePropertyName(entry.Name ?? "");
                    Write(entry.Value, json);
                }

                json.WriteEndObject();
                break;
            case YamlList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            default:
                Write((YamlScalar)node, json);
                break;
        }
    }

    private static void Write(YamlScalar scalar, Utf8JsonWriter json)
    {
        ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        switch (value.Kind)
        {
            case ScalarKind.Null:
                json.WriteNullValue();
                break;
            case ScalarKind.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            case ScalarKind.Integer:
                json.WriteRawValue(value.Integer.ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ScalarKind.Float when double.IsFinite(value.Float):
                json.WriteNumberValue(value.Float);
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }
    }
}
