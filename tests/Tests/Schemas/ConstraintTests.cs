using System.Text.Json.Nodes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Schemas;

/// <summary>Every constraint of every schema of Flux, at releases that changed much, is broken once and must be reported at the node that breaks it, and nothing else.</summary>
public sealed class ConstraintTests
{
    public static TheoryData<string> Releases => ["2.0", "2.3", "2.6", "2.9"];

    [Theory, MemberData(nameof(Releases))]
    public void A_broken_constraint_is_reported_where_it_is_broken(string release)
    {
        var store = new SchemaStore(FluxVersion.TryParse(release)!);
        var wrong = new List<string>();
        var count = 0;
        foreach (var (apiVersion, kind) in SchemaStore.Shipped.Where(k => k.ApiVersion.Contains("fluxcd.io/", StringComparison.Ordinal)))
        {
            var (group, version) = ResourceId.SplitApiVersion(apiVersion);
            if (store.Find(group, version, kind) is not { } schema)
            {
                continue;
            }

            var valid = ValidObject.Of(apiVersion, kind, schema);
            wrong.AddRange(Judge(valid, schema).Select(v => $"{kind} {apiVersion}: valid, but {v.Message}"));
            foreach (var (path, broken, what, at) in Breaks(valid["spec"], schema.Properties["spec"], "spec"))
            {
                count++;
                var copy = (JsonObject)valid.DeepClone();
                Replace(copy, path, broken);
                var found = Judge(copy, schema);
                if (found is not [var only] || only.At.Path != at)
                {
                    wrong.Add($"{kind} {apiVersion}: {what} at {at} is reported as [{string.Join("; ", found.Select(f => $"{f.At.Path}: {f.Message}"))}]");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(20)));
        Assert.True(count > 900, $"only {count} constraints");
    }

    private static IReadOnlyList<Violation> Judge(JsonObject value, SchemaNode schema) => SchemaWalker.Judge(Schemas.Value(value.ToJsonString()), schema);

    /// <summary>Ways to break a value or one below it: where the replacement goes, the replacement, what it breaks, where that must be reported.</summary>
    private static IEnumerable<(string[] Path, JsonNode? Value, string What, string At)> Breaks(JsonNode? value, SchemaNode schema, string at)
    {
        schema = schema.Resolved;
        var path = at.Replace("[0]", ".0", StringComparison.Ordinal).Split('.');
        if (schema.Type != SchemaType.Any)
        {
            yield return (path, schema.Type is SchemaType.Boolean or SchemaType.IntOrString or SchemaType.Quantity ? new JsonArray() : true, "type", at);
        }

        if (schema.Enum is not null)
        {
            yield return (path, "no such value", "enum", at);
        }
        else if (schema.Pattern is not null && schema.Bounds is null)
        {
            var text = new[] { "\u0001", "1d", "+x", "", " x ", "[x]" }.First(t => !schema.Regex!.IsMatch(t));
            yield return (path, text, "pattern", at);
        }

        if (schema.Bounds is { } bounds && schema.Pattern is null && schema.Enum is null)
        {
            if (bounds.MinLength > 0)
            {
                yield return (path, "", "minLength", at);
            }

            if (bounds.MaxLength is { } most)
            {
                yield return (path, new string('x', most + 1), "maxLength", at);
            }

            if (bounds.Minimum is { } least)
            {
                yield return (path, least - 1, "minimum", at);
            }

            if (bounds.Maximum is { } largest)
            {
                yield return (path, largest + 1, "maximum", at);
            }

            if (bounds.MinItems > 0)
            {
                yield return (path, new JsonArray(), "minItems", at);
            }

            if (bounds.MaxItems is { } items && value is JsonArray { Count: > 0 } list)
            {
                yield return (path, new JsonArray([.. Enumerable.Repeat(0, items + 1).Select(_ => list[0]!.DeepClone())]), "maxItems", at);
            }
        }

        foreach (var name in schema.Required.Where(r => schema.Properties[r].Default is null))
        {
            yield return ([.. path, name], null, "required", $"{at}.{name}");
        }

        if (schema.Type == SchemaType.Object && !schema.PreservesUnknown && schema.AdditionalProperties is null)
        {
            yield return ([.. path, "noSuchField"], "x", "unknown", $"{at}.noSuchField");
        }

        foreach (var (name, below) in schema.Properties)
        {
            foreach (var found in Breaks(value?[name], below, $"{at}.{name}"))
            {
                yield return found;
            }
        }

        foreach (var (key, below) in new[] { ("[0]", schema.Items), (".key", schema.AdditionalProperties) }.Where(b => b.Item2 is not null))
        {
            foreach (var found in Breaks(key == "[0]" ? (value as JsonArray)?[0] : value?["key"], below!, at + key))
            {
                yield return found;
            }
        }
    }

    /// <summary>Puts a value at a path; null takes away what is there.</summary>
    private static void Replace(JsonNode root, string[] path, JsonNode? value)
    {
        var node = path[..^1].Aggregate(root, (n, key) => n is JsonArray list ? list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)]! : n[key]!);
        if (node is JsonArray items)
        {
            items[0] = value;
        }
        else if (value is null)
        {
            ((JsonObject)node).Remove(path[^1]);
        }
        else
        {
            node[path[^1]] = value;
        }
    }
}
