using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>What <c>configMapGenerator</c> and <c>secretGenerator</c> have in common (api/internal/generators/utils.go).</summary>
/// <param name="entry">The entry, read and checked.</param>
/// <param name="globalOptions"><c>generatorOptions</c>, or null.</param>
public abstract class DataGenerator(YamlMap entry, YamlMap? globalOptions) : Generator
{
    /// <summary>The entry.</summary>
    protected YamlMap Entry => entry;

    /// <summary>The kind of the object.</summary>
    protected abstract string Kind { get; }

    /// <inheritdoc/>
    public override IEnumerable<KustomizeResource> Generate(BuildFiles files, OpenApiSchema schema, BuildErrors errors)
    {
        var before = errors.Count;
        if (TextOf("name") is not { } name)
        {
            errors.Add("a configmap must have a name", entry.Origin);
            return [];
        }

        var data = KeyValueSources.Load(entry, files, errors);
        if (errors.Count > before)
        {
            return [];
        }

        var options = GeneratorOptions.From(entry["options"] as YamlMap, globalOptions);
        return
        [
            new KustomizeResource(Make(name, data, options), schema)
            {
                NeedsHash = !options.DisableNameSuffixHash,
                Behavior = entry.Text("behavior") switch
                {
                    "create" => GenerationBehavior.Create,
                    "replace" => GenerationBehavior.Replace,
                    "merge" => GenerationBehavior.Merge,
                    _ => GenerationBehavior.Unspecified,
                },
            },
        ];
    }

    /// <summary>Puts the data into the object.</summary>
    private protected abstract void AddData(YamlMap root, List<Datum> data);

    /// <summary>Adds a field.</summary>
    private protected void Add(YamlMap map, string key, YamlNode value) => map.Insert(map.Entries.Count, new YamlEntry(NodeEdits.Key(key, entry.Origin), value));

    /// <summary>Adds data under a field that is made for them.</summary>
    private protected void AddData(YamlMap root, string field, IEnumerable<(Datum Datum, string Text)> data)
    {
        var map = new YamlMap(Derived);
        foreach (var (datum, text) in data)
        {
            map.Insert(map.Entries.Count, new YamlEntry(new YamlScalar(datum.Key, ScalarStyle.Plain, datum.KeyOrigin), Datum.Scalar(text, datum.ValueOrigin)));
        }

        Add(root, field, map);
    }

    private Origin Derived => entry.Origin.Derived();

    private YamlMap Make(YamlScalar name, List<Datum> data, GeneratorOptions options)
    {
        var root = new YamlMap(Derived);
        Add(root, "apiVersion", NodeEdits.Text("v1", entry.Origin));
        Add(root, "kind", NodeEdits.Text(Kind, entry.Origin));
        var metadata = new YamlMap(Derived);
        Add(root, "metadata", metadata);
        Add(metadata, "name", StringMaps.AsText(name));
        if (TextOf("namespace") is { } @namespace)
        {
            Add(metadata, "namespace", StringMaps.AsText(@namespace));
        }

        AddData(root, data);
        AddTexts(metadata, "labels", options.Labels);
        AddTexts(metadata, "annotations", options.Annotations);
        if (options.Immutable is { } immutable)
        {
            Add(root, "immutable", new YamlScalar("true", ScalarStyle.Plain, immutable.Origin));
        }

        return root;
    }

    /// <summary>A field of the entry, or of the <c>metadata</c> of an object that configures a generator.</summary>
    private YamlScalar? TextOf(string field) =>
        entry[field] is YamlScalar { Value.Length: > 0 } own ? own
        : (entry["metadata"] as YamlMap)?[field] is YamlScalar { Value.Length: > 0 } scalar ? scalar
        : null;

    private void AddTexts(YamlMap metadata, string field, IReadOnlyList<YamlEntry> texts)
    {
        if (texts.Count > 0)
        {
            Add(metadata, field, new YamlMap(Derived, texts.Select(t => new YamlEntry(
                new YamlScalar(t.Name!, ScalarStyle.Plain, t.Key.Origin),
                new YamlScalar(((YamlScalar)t.Value).Value, ScalarStyle.SingleQuoted, t.Value.Origin)))));
        }
    }
}
