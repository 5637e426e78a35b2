using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// Judges a YAML value by a schema as the API server would: kube-openapi's validation, the pruning of unknown fields, the uniqueness
/// of list items. Values that are not known yet (<c>${...}</c>, encrypted ones) pass.
/// </summary>
public sealed class SchemaWalker
{
    private readonly List<Violation> _violations = [];
    private readonly bool _isWhole;
    private bool _metUnknown;

    private SchemaWalker(bool isWhole) => _isWhole = isWhole;

    /// <summary>Everything in which a value breaks a schema, in order of the value.</summary>
    /// <param name="value">The value; its own fields named <c>sops</c> are left out when it is the root of a document.</param>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<Violation> Judge(Field value, SchemaNode schema)
    {
        var walker = new SchemaWalker(isWhole: true);
        walker.Walk(value, schema);
        return walker._violations;
    }

    /// <summary>True when a value is not known before variables are filled in, secrets decrypted or templates filled.</summary>
    internal static bool IsOpen(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value.IsOpen,

        // {{ .name }} without quotes reads as a mapping whose key is a mapping.
        YamlMap { IsFlow: true, Entries: [{ Key: not YamlScalar }] } => true,
        _ => false,
    };

    private void Walk(Field value, SchemaNode schema)
    {
        if (schema.Reference is not null)
        {
            Walk(value, schema.Resolved);
            WalkCombinations(value, schema);
            return;
        }

        if (schema.Type == SchemaType.Any && schema.PreservesUnknown && schema.Properties.Count == 0 && schema.AdditionalProperties is null && schema.Items is null && schema.Enum is null && !schema.IsEmbedded && !HasCombinations(schema))
        {
            return;
        }

        if (IsOpen(value.Node!))
        {
            _metUnknown = true;
            return;
        }

        switch (value.Node)
        {
            case YamlMap when schema.Type is SchemaType.Object or SchemaType.Any:
                WalkMap(value, schema);
                break;
            case YamlList when schema.Type is SchemaType.Array or SchemaType.Any:
                WalkList(value, schema);
                break;
            case YamlScalar scalar:
                if (ScalarCheck.Find(value, scalar, schema) is { } violation)
                {
                    _violations.Add(violation);
                    return;
                }

                break;
            default:
                _violations.Add(new Violation(ViolationKind.Type, value, $"`{value.Path}` must be {ScalarCheck.Article(schema.Type)}, not {(value.Map is not null ? "a mapping" : "a list")}", schema));
                return;
        }

        WalkCombinations(value, schema);
    }

    private void WalkMap(Field map, SchemaNode schema)
    {
        var count = 0;
        var hasOpenKey = false;
        foreach (var field in map.Fields)
        {
            count++;
            if (map.Parent is null && field.Key == "sops")
            {
                continue;
            }

            if (field.Key!.HasVariable)
            {
                _metUnknown = hasOpenKey = true;
                continue;
            }

            WalkField(field, map, schema);
        }

        CheckRequired(map, schema, hasOpenKey);
        if (schema.Bounds is { } bounds && !hasOpenKey)
        {
            CheckCount(map, schema, count, bounds.MinProperties, bounds.MaxProperties, "fields");
        }
    }

    private void WalkField(Field field, Field map, SchemaNode schema)
    {
        if (schema.Properties.TryGetValue(field.Key!, out var property))
        {
            WalkUnlessNull(field, property);
        }
        else if (schema.AdditionalProperties is { } others)
        {
            WalkUnlessNull(field, others);
        }
        else if (schema.IsEmbedded && field.Key is "apiVersion" or "kind" or "metadata")
        {
            // What stands below metadata is judged where the object inside has a schema of its own.
        }
        else if (_isWhole && !schema.PreservesUnknown)
        {
            _violations.Add(FieldSuggestion.Unknown(field, map, schema));
        }
    }

    /// <summary>The API server takes a field that is null for missing, unless the schema says that null is a value.</summary>
    private void WalkUnlessNull(Field field, SchemaNode schema)
    {
        if (field.Exists)
        {
            Walk(field, schema);
        }
    }

    private void CheckRequired(Field map, SchemaNode schema, bool hasOpenKey)
    {
        if (hasOpenKey)
        {
            return;
        }

        foreach (var name in schema.Required)
        {
            var property = schema.Properties.GetValueOrDefault(name);
            if (property?.Default is null && !IsThere(map[name], property))
            {
                var field = map[name];
                _violations.Add(new Violation(ViolationKind.Required, field, $"`{field.Path}` is missing", property ?? SchemaNode.Anything));
            }
        }

        if (schema.IsEmbedded)
        {
            foreach (var field in (ReadOnlySpan<Field>)[map["apiVersion"], map["kind"]])
            {
                if (!field.Exists)
                {
                    _violations.Add(new Violation(ViolationKind.Required, field, $"`{field.Path}` is missing", SchemaNode.Anything));
                }
            }
        }
    }

    private static bool IsThere(Field field, SchemaNode? schema) => field.Exists || (field.IsWritten && schema?.IsNullable == true);

    private void WalkList(Field list, SchemaNode schema)
    {
        var items = 0;
        foreach (var item in list.Items)
        {
            items++;
            if (schema.Items is { } asked && (item.Exists || !(asked.IsNullable || asked.Default is not null || asked.Type == SchemaType.Any)))
            {
                Walk(item, asked);
            }
        }

        if (schema.Bounds is { } bounds)
        {
            CheckCount(list, schema, items, bounds.MinItems, bounds.MaxItems, "items");
        }

        if (schema.ListType != SchemaListType.Atomic)
        {
            _violations.AddRange(ListDuplicates.Find(list, schema));
        }
    }

    private void CheckCount(Field value, SchemaNode schema, int count, int? least, int? most, string what)
    {
        if (count < least)
        {
            _violations.Add(new Violation(ViolationKind.Bound, value, $"`{value.Path}` must have at least {least} {what}, not {count}", schema));
        }
        else if (count > most)
        {
            _violations.Add(new Violation(ViolationKind.Bound, value, $"`{value.Path}` must have at most {most} {what}, not {count}", schema));
        }
    }

    private static bool HasCombinations(SchemaNode schema) => schema.AllOf.Count + schema.AnyOf.Count + schema.OneOf.Count > 0 || schema.Not is not null;

    private void WalkCombinations(Field value, SchemaNode schema)
    {
        if (!HasCombinations(schema))
        {
            return;
        }

        foreach (var part in schema.AllOf)
        {
            _violations.AddRange(Try(value, part, out _));
        }

        if (schema.AnyOf.Count > 0 && Count(value, schema.AnyOf, out var isSure) == 0 && isSure)
        {
            Combination(value, schema, schema.AnyOf, "at least one");
        }

        if (schema.OneOf.Count > 0 && Count(value, schema.OneOf, out isSure) != 1 && isSure)
        {
            Combination(value, schema, schema.OneOf, "exactly one");
        }

        if (schema.Not is { } not && Try(value, not, out isSure).Count == 0 && isSure)
        {
            _violations.Add(new Violation(ViolationKind.Combination, value, $"`{value.Path}` has a form that is not allowed{Fields([not])}", schema));
        }
    }

    private void Combination(Field value, SchemaNode schema, IReadOnlyList<SchemaNode> forms, string howMany) =>
        _violations.Add(new Violation(ViolationKind.Combination, value, $"`{value.Path}` must have {howMany} of {forms.Count} forms{Fields(forms)}", schema));

    /// <summary>Where the forms are told apart by their fields, which ones; else "".</summary>
    private static string Fields(IReadOnlyList<SchemaNode> forms)
    {
        var names = forms.SelectMany(f => f.Required).Distinct().ToList();
        return names.Count == 0 ? "" : $": {string.Join(", ", names.Select(n => $"`{n}`"))}";
    }

    private static int Count(Field value, IReadOnlyList<SchemaNode> forms, out bool isSure)
    {
        var count = 0;
        isSure = true;
        foreach (var form in forms)
        {
            count += Try(value, form, out var isFormSure).Count == 0 ? 1 : 0;
            isSure &= isFormSure;
        }

        return count;
    }

    /// <summary>Judges a value by a part of a schema, which has no fields of its own.</summary>
    private static List<Violation> Try(Field value, SchemaNode part, out bool isSure)
    {
        var walker = new SchemaWalker(isWhole: false);
        walker.Walk(value, part);
        isSure = !walker._metUnknown;
        return walker._violations;
    }
}
