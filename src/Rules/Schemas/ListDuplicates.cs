using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Finds items that a list holds twice: equal ones in a set, ones with the same keys in a map.</summary>
// apiextensions-apiserver pkg/apiserver/schema/listtype/validation.go
internal static class ListDuplicates
{
    public static IEnumerable<Violation> Find(Field list, SchemaNode schema)
    {
        if (list.List!.Items.Count < 2)
        {
            yield break;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.Items)
        {
            var identity = schema.ListType == SchemaListType.Set ? Text(item) : Keys(item, schema);
            if (identity is null)
            {
                continue;
            }

            var times = seen.GetValueOrDefault(identity);
            seen[identity] = times + 1;
            if (times == 1)
            {
                var at = schema.ListType == SchemaListType.Map && item[schema.ListKeys[0]] is { Exists: true } key ? key : item;
                var what = schema.ListType == SchemaListType.Set ? identity : string.Join(", ", schema.ListKeys.Where(k => item[k].Exists).Select(k => $"{k} {item[k].Text}"));
                yield return new Violation(ViolationKind.Duplicate, at, $"`{list.Path}` has the item with {what} twice", schema);
            }
        }
    }

    /// <summary>The keys of an item as one text; null when one of them is not known.</summary>
    private static string? Keys(Field item, SchemaNode schema)
    {
        if (item.Map is null)
        {
            return null;
        }

        var keys = new List<string>();
        foreach (var name in schema.ListKeys)
        {
            var key = item[name];
            if (!key.Exists)
            {
                // A missing key has its default. Ports say TCP there, which the OpenAPI document leaves out.
                keys.Add(schema.Items?.Resolved.Properties.GetValueOrDefault(name)?.Default ?? (name == "protocol" ? "\"TCP\"" : ""));
            }
            else if (Text(key) is { } text)
            {
                keys.Add(text);
            }
            else
            {
                return null;
            }
        }

        return string.Join('\t', keys);
    }

    private static string? Text(Field value) => value.Node!.SelfAndBelow().Any(SchemaWalker.IsOpen) ? null : JsonText.Of(value.Node!);
}
