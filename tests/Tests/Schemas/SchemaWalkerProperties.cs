using System.Text.Json;
using System.Text.Json.Nodes;
using Dryflux.Rules.Schemas;
using FsCheck;
using FsCheck.Fluent;
using NJsonSchema;

namespace Dryflux.Tests.Schemas;

/// <summary>
/// The walker and NJsonSchema agree on whether a value obeys a schema, where both can judge: no null (which Kubernetes takes for
/// missing), no default, no format, no list map.
/// </summary>
public sealed class SchemaWalkerProperties
{
    private static readonly string[] Names = ["a", "b", "c"];

    private static readonly Gen<JsonNode> Scalars = Gen.Elements("\"\"", "\"x\"", "\"xy\"", "\"abc\"", "\"true\"", "\"1\"", "0", "1", "-3", "2.5", "7", "true", "false").Select(t => JsonNode.Parse(t)!);

    private static Gen<JsonNode> Values(int depth) => depth == 0 ? Scalars : Gen.Frequency<JsonNode>(
        (3, Scalars),
        (1, Gen.ListOf(Values(depth - 1), 3).Select(items => (JsonNode)new JsonArray([.. items.Select(i => i.DeepClone())]))),
        (3, Gen.SubListOf(Names).SelectMany(names => Gen.ListOf(Values(depth - 1), 3).Select(values => (JsonNode)Object(names.Zip(values))))));

    private static readonly Gen<JsonObject> ScalarSchemas = Gen.Frequency(
        (2, from least in Gen.Elements<int?>(null, 1, 2) from pattern in Gen.Elements<string?>(null, "^x", "[a-c]") select Of(("type", "string"), ("minLength", least), ("pattern", pattern))),
        (1, Gen.Constant(0).Select(_ => Of(("type", "string"), ("enum", new JsonArray("x", "abc"))))),
        (2, from least in Gen.Elements<int?>(null, 1) from most in Gen.Elements<int?>(null, 5) from isOpen in Gen.Elements<bool?>(null, true) select Of(("type", "integer"), ("minimum", least), ("maximum", most), ("exclusiveMaximum", most is null ? null : isOpen))),
        (1, from step in Gen.Elements<double?>(null, 0.5, 2) select Of(("type", "number"), ("multipleOf", step))),
        (1, Gen.Constant(0).Select(_ => Of(("type", "boolean")))));

    private static Gen<JsonObject> SchemasOf(int depth) => depth == 0 ? ScalarSchemas : Gen.Frequency(
        (2, ScalarSchemas),
        (2, from items in SchemasOf(depth - 1) from least in Gen.Elements<int?>(null, 1) from most in Gen.Elements<int?>(null, 2) select Of(("type", "array"), ("items", items.DeepClone()), ("minItems", least), ("maxItems", most))),
        (4, ObjectSchemas(depth)));

    private static Gen<JsonObject> ObjectSchemas(int depth) =>
        from names in Gen.SubListOf(Names)
        from schemas in Gen.ListOf(SchemasOf(depth - 1), 3)
        from required in Gen.SubListOf(names.ToArray())
        from others in Gen.Frequency((3, Gen.Constant<JsonObject?>(null)), (1, SchemasOf(0).Select(s => (JsonObject?)s)))
        from combination in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements("allOf", "anyOf", "oneOf", "not")))
        from form in Gen.SubListOf(Names)
        from otherForm in Gen.SubListOf(Names)
        select ObjectSchema(names, schemas, required, others, combination, [form, otherForm]);

    [Fact]
    public void The_walker_and_NJsonSchema_agree() => Prop.ForAll(
        (from schema in SchemasOf(3) from value in Values(3) select (Schema: schema, Value: value)).ToArbitrary(),
        pair => Agree(pair.Schema, pair.Value)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void They_agree_on_values_made_to_fit() => Prop.ForAll(
        SchemasOf(3).SelectMany(s => Fitting(s).Select(v => (Schema: s, Value: v))).ToArbitrary(),
        pair => Agree(pair.Schema, pair.Value)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Property Agree(JsonObject schema, JsonNode value)
    {
        var ours = SchemaWalker.Judge(Schemas.Value(value.ToJsonString()), Schemas.Schema(schema.ToJsonString()));
        var theirs = JsonSchema.FromJsonAsync(Closed(schema).ToJsonString()).GetAwaiter().GetResult().Validate(value.ToJsonString());
        return (ours.Count == 0 == (theirs.Count == 0)).Label($"{schema.ToJsonString()}\n{value.ToJsonString()}\nours: {Schemas.Describe(ours)}\ntheirs: {string.Join(", ", theirs)}")
            .Classify(theirs.Count == 0, "valid");
    }

    private static Gen<JsonNode> Fitting(JsonObject schema) => schema["type"]!.GetValue<string>() switch
    {
        "string" => Gen.Elements("", "x", "xy", "abc").Select(t => (JsonNode)JsonValue.Create(t)!),
        "integer" => Gen.Elements(0, 1, 3, 5, 7).Select(n => (JsonNode)JsonValue.Create(n)!),
        "number" => Gen.Elements(0, 1, 2.5, 4).Select(n => (JsonNode)JsonValue.Create(n)!),
        "boolean" => Gen.Elements(true, false).Select(b => (JsonNode)JsonValue.Create(b)!),
        "array" => Gen.Choose(0, 3).SelectMany(n => Gen.ListOf(Fitting((JsonObject)schema["items"]!), n)).Select(items => (JsonNode)new JsonArray([.. items.Select(i => i.DeepClone())])),
        _ => Gen.SubListOf(Names).SelectMany(names => names.Aggregate(
            Gen.Constant(new JsonObject()),
            (all, name) => all.SelectMany(o => (schema["properties"]?[name] ?? schema["additionalProperties"]) is JsonObject below
                ? Fitting(below).Select(v => new JsonObject([.. o.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone())), KeyValuePair.Create<string, JsonNode?>(name, v.DeepClone())]))
                : Gen.Constant(o))).Select(o => (JsonNode)o)),
    };

    /// <summary>What JSON Schema must say for a structural schema's silence: no other fields.</summary>
    private static JsonObject Closed(JsonObject schema)
    {
        var copy = (JsonObject)schema.DeepClone();
        if (copy["type"]?.GetValue<string>() == "object")
        {
            foreach (var (name, below) in ((JsonObject)copy["properties"]!).ToList())
            {
                copy["properties"]![name] = Closed((JsonObject)below!);
            }

            copy["additionalProperties"] = copy["additionalProperties"] is JsonObject others ? Closed(others) : JsonValue.Create(false);
        }
        else if (copy["items"] is JsonObject items)
        {
            copy["items"] = Closed(items);
        }

        return copy;
    }

    private static JsonObject ObjectSchema(IEnumerable<string> names, IEnumerable<JsonObject> schemas, IEnumerable<string> required, JsonObject? others, string combination, IEnumerable<IEnumerable<string>> forms)
    {
        var schema = Of(("type", "object"), ("properties", Object(names.Zip(schemas.Select(s => (JsonNode)s)))));
        if (required.Any())
        {
            schema["required"] = Array(required);
        }

        if (others is not null)
        {
            schema["additionalProperties"] = others.DeepClone();
        }

        if (combination == "not")
        {
            schema["not"] = Form(forms.First());
        }
        else if (combination.Length > 0)
        {
            schema[combination] = new JsonArray([.. forms.Select(Form)]);
        }

        return schema;
    }

    private static JsonObject Form(IEnumerable<string> required) => required.Any() ? Of(("required", Array(required))) : Of(("required", Array(["d"])));

    private static JsonArray Array(IEnumerable<string> texts) => [.. texts.Select(t => JsonValue.Create(t))];

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Value)> fields) => new(fields.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, f.Value.DeepClone())));

    private static JsonObject Of(params (string Key, object? Value)[] facts) => new(facts.Where(f => f.Value is not null).Select(f =>
        KeyValuePair.Create(f.Key, f.Value is JsonNode node ? node : JsonSerializer.SerializeToNode(f.Value))));
}
