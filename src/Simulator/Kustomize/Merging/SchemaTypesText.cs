namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// The compact text that <c>schemas/kustomize/types.tsv</c> holds. A line that starts a definition has its name, then the kinds it
/// stands for (<c>apps/v1/Deployment</c>); a line that starts with a tab is a field of it: name (<c>*</c> for every other field),
/// definition (in brackets for a merged list, empty for plain values), merge keys. Definitions below which no list merges
/// are left out, since they decide nothing.
/// </summary>
public static class SchemaTypesText
{
    private const string OtherFields = "*";

    /// <summary>Reads the text.</summary>
    public static SchemaTypes Read(TextReader text)
    {
        var definitions = new Dictionary<string, TypeSchema>(StringComparer.Ordinal);
        var kinds = new Dictionary<(string, string), string>();
        Dictionary<string, TypeSchema>? fields = null;
        var name = "";
        while (text.ReadLine() is { } line)
        {
            if (line is "" or ['#', ..])
            {
                continue;
            }

            var parts = line.Split('\t');
            if (parts[0].Length == 0)
            {
                fields![parts[1]] = ReadField(parts);
                continue;
            }

            Close();
            name = parts[0];
            fields = new Dictionary<string, TypeSchema>(StringComparer.Ordinal);
            foreach (var kind in parts.AsSpan(1))
            {
                var slash = kind.LastIndexOf('/');
                kinds[(kind[..slash], kind[(slash + 1)..])] = name;
            }
        }

        Close();
        return new SchemaTypes(definitions, kinds);

        void Close()
        {
            if (fields is not null)
            {
                fields.Remove(OtherFields, out var others);
                definitions[name] = new TypeSchema { Fields = fields, OtherFields = others };
            }
        }
    }

    /// <summary>Writes the text, definitions and fields in ordinal order.</summary>
    public static void Write(SchemaTypes types, TextWriter text)
    {
        var kinds = types.Kinds.ToLookup(k => k.Value, k => $"{k.Key.ApiVersion}/{k.Key.Kind}");
        var needed = Needed(types);
        foreach (var (name, definition) in types.Definitions.Where(d => needed.Contains(d.Key)).OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            text.Write(string.Join('\t', [name, .. kinds[name].Order(StringComparer.Ordinal)]) + "\n");
            foreach (var (field, schema) in Fields(definition).Where(f => Leads(f.Value, needed)).OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                text.Write($"\t{field}\t{(schema.IsMerged ? $"[{schema.Items?.Reference}]" : schema.Reference)}{(schema.MergeKeys.Count > 0 ? "\t" + string.Join(',', schema.MergeKeys) : "")}\n");
            }
        }
    }

    private static TypeSchema ReadField(string[] parts)
    {
        var type = parts[2];
        if (type is not ['[', .. var item, ']'])
        {
            return new TypeSchema { Reference = type };
        }

        return new TypeSchema
        {
            IsMerged = true,
            Items = item.Length > 0 ? new TypeSchema { Reference = item } : null,
            MergeKeys = parts.Length > 3 ? parts[3].Split(',') : [],
        };
    }

    private static HashSet<string> Needed(SchemaTypes types)
    {
        var needed = new HashSet<string>(StringComparer.Ordinal);
        bool grew;
        do
        {
            grew = false;
            foreach (var (name, definition) in types.Definitions)
            {
                grew |= !needed.Contains(name) && Fields(definition).Any(f => Leads(f.Value, needed)) && needed.Add(name);
            }
        }
        while (grew);

        return needed;
    }

    private static bool Leads(TypeSchema schema, HashSet<string> needed) => schema.IsMerged || (schema.Reference is { } name && needed.Contains(name));

    private static IEnumerable<KeyValuePair<string, TypeSchema>> Fields(TypeSchema definition) =>
        definition.OtherFields is { } others ? definition.Fields.Append(KeyValuePair.Create(OtherFields, others)) : definition.Fields;
}
