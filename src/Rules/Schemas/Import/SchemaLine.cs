using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas.Import;

/// <summary>A line of a schema file with all below it, release by release: what stays the same is kept once.</summary>
/// <param name="name">The name on the line.</param>
internal sealed class SchemaLine(string name)
{
    private readonly SortedDictionary<string, SchemaLine> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Key, SchemaLine Line)> _parts = [];
    private readonly List<SchemaStage> _stages = [];

    /// <summary>Adds what a schema says at a release.</summary>
    /// <param name="facts">The facts of this line.</param>
    /// <param name="schema">The schema, for what lies below.</param>
    /// <param name="release">The release, not older than those before; null outside any history.</param>
    /// <param name="previous">The release before it, or null for the first.</param>
    public void Add(string facts, SchemaNode schema, FluxVersion? release, FluxVersion? previous)
    {
        if (_stages.Count > 0 && _stages[^1] is var stage && stage.Facts == facts && (stage.Last == previous || stage.Last == release))
        {
            _stages[^1] = stage with { Last = release };
        }
        else if (_stages.Count > 0 && _stages[^1].Last == release)
        {
            throw new InvalidDataException($"`{name}` is given twice{(release is null ? "" : $" for {release}")}");
        }
        else
        {
            _stages.Add(new SchemaStage(facts, release, release));
        }

        foreach (var (field, below) in schema.Properties)
        {
            if (!_fields.TryGetValue(field, out var line))
            {
                _fields[field] = line = new SchemaLine(SchemaFacts.Quote(field));
            }

            line.Add(SchemaWords.Of(below, schema.Required.Contains(field)), below, release, previous);
        }

        // A name that is required only, as below anyOf.
        foreach (var field in schema.Required.Where(r => !schema.Properties.ContainsKey(r)))
        {
            if (!_fields.TryGetValue(field, out var line))
            {
                _fields[field] = line = new SchemaLine(SchemaFacts.Quote(field));
            }

            line.Add("\trequired", new SchemaNode(), release, previous);
        }

        foreach (var (key, below, isAlone) in Parts(schema))
        {
            var facts2 = SchemaWords.Of(below, isRequired: false);

            // Parts that are one of several have no name to know them by: they are the same only when all below them is.
            var identity = isAlone ? key : key + SchemaFiles.Text(key, facts2, below);
            var at = _parts.FindIndex(p => p.Key == identity);
            if (at < 0)
            {
                at = _parts.Count;
                _parts.Add((identity, new SchemaLine(key)));
            }

            _parts[at].Line.Add(facts2, below, release, previous);
        }
    }

    /// <summary>Writes the line and all below it.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="depth">How deep it stands.</param>
    /// <param name="first">The first release that the line above has.</param>
    /// <param name="last">The last release that the line above has.</param>
    public void Write(TextWriter text, int depth, FluxVersion? first, FluxVersion? last)
    {
        foreach (var stage in _stages)
        {
            text.Write(new string(' ', depth));
            text.Write(name);
            text.Write(stage.Facts);
            text.Write(stage.First > first ? $"\tsince={stage.First}" : "");
            text.Write(stage.Last < last ? $"\tuntil={stage.Last}\n" : "\n");
        }

        foreach (var line in _fields.Values.Concat(_parts.Select(p => p.Line)))
        {
            line.Write(text, depth + 1, _stages[0].First, _stages[^1].Last);
        }
    }

    private static IEnumerable<(string Key, SchemaNode Node, bool IsAlone)> Parts(SchemaNode schema) =>
    [
        .. schema.Items is { } items ? [("[]", items, true)] : Array.Empty<(string, SchemaNode, bool)>(),
        .. schema.AdditionalProperties is { } others ? [("{}", others, true)] : Array.Empty<(string, SchemaNode, bool)>(),
        .. schema.AllOf.Select(s => ("allOf:", s, false)),
        .. schema.AnyOf.Select(s => ("anyOf:", s, false)),
        .. schema.OneOf.Select(s => ("oneOf:", s, false)),
        .. schema.Not is { } not ? [("not:", not, true)] : Array.Empty<(string, SchemaNode, bool)>(),
    ];
}
