using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas.Import;

/// <summary>Collects schemas, release by release, and writes the files that hold them.</summary>
public sealed class SchemaFiles
{
    private readonly SortedDictionary<string, SortedDictionary<string, SchemaLine>> _files = new(StringComparer.Ordinal);
    private FluxVersion? _first;
    private FluxVersion? _previous;
    private FluxVersion? _release;

    /// <summary>Starts the next release; without one there is no history.</summary>
    /// <param name="release">The release line, newer than those before.</param>
    public void StartRelease(FluxVersion release)
    {
        _previous = _release;
        _release = release;
        _first ??= release;
    }

    /// <summary>Adds a schema.</summary>
    public void Add(SchemaBlock block)
    {
        if (!_files.TryGetValue(block.File, out var blocks))
        {
            _files[block.File] = blocks = new SortedDictionary<string, SchemaLine>(StringComparer.Ordinal);
        }

        if (!blocks.TryGetValue(block.Name, out var line))
        {
            blocks[block.Name] = line = new SchemaLine(block.Name);
        }

        line.Add(SchemaWords.Of(block), WithoutObjectFields(block), _release, _previous);
    }

    /// <summary>The files: path without ending, and content.</summary>
    public IEnumerable<(string Path, string Content)> Write()
    {
        foreach (var (path, blocks) in _files)
        {
            using var text = new StringWriter { NewLine = "\n" };
            foreach (var line in blocks.Values)
            {
                line.Write(text, 0, _first, _release);
            }

            yield return (path, text.ToString());
        }
    }

    /// <summary>A schema as text, to compare by.</summary>
    internal static string Text(string name, string facts, SchemaNode schema)
    {
        var line = new SchemaLine(name);
        line.Add(facts, schema, null, null);
        using var text = new StringWriter();
        line.Write(text, 0, null, null);
        return text.ToString();
    }

    /// <summary>Every object has apiVersion, kind and metadata: the reader adds them.</summary>
    private static SchemaNode WithoutObjectFields(SchemaBlock block) => block.IsNamespaced is null ? block.Schema : new SchemaNode
    {
        Properties = block.Schema.Properties
            .Where(p => p.Key is not ("apiVersion" or "kind") && !(p.Key == "metadata" && p.Value is { Reference: not null, AllOf.Count: 0 }))
            .ToDictionary(StringComparer.Ordinal),
        Required = block.Schema.Required,
        AdditionalProperties = block.Schema.AdditionalProperties,
        AllOf = block.Schema.AllOf,
        AnyOf = block.Schema.AnyOf,
        OneOf = block.Schema.OneOf,
        Not = block.Schema.Not,
    };
}
