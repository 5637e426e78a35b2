using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Copies values of fields into other fields: <c>replacements</c> (api/filters/replacement/replacement.go).</summary>
public sealed class ReplacementTransformer : Transformer
{
    private readonly IReadOnlyList<Replacement> _replacements;

    private ReplacementTransformer(IReadOnlyList<Replacement> replacements) => _replacements = replacements;

    /// <summary>Makes the step from entries, each a replacement or the path of a file of them; null with the reason reported.</summary>
    public static ReplacementTransformer? From(IReadOnlyList<YamlMap> entries, BuildFiles files, BuildErrors errors)
    {
        var before = errors.Count;
        var replacements = new List<Replacement>();
        foreach (var entry in entries)
        {
            if (entry["path"] is not YamlScalar { Value.Length: > 0 } path)
            {
                replacements.Add(new Replacement(entry));
            }
            else if (entry["source"] is not null || entry["targets"] is YamlList { Items.Count: > 0 })
            {
                errors.Add("cannot specify both path and inline replacement", entry.Origin);
            }
            else if (files.Read(path.Value, path.Origin, errors) is { } file && ConfigDocument.Root(file, errors) is { } root)
            {
                replacements.AddRange(ReadFile(root, errors));
            }
        }

        return errors.Count > before ? null : new ReplacementTransformer(replacements);
    }

    /// <inheritdoc/>
    public override IEnumerable<EntryEffect> Effects => _replacements.SelectMany(r => r.Effects);

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var replacement in _replacements)
        {
            replacement.Apply(resources, errors);
        }
    }

    private static IEnumerable<Replacement> ReadFile(YamlNode root, BuildErrors errors)
    {
        if (root is not (YamlMap or YamlList))
        {
            errors.Add("unsupported replacement type encountered within replacement path: a file of replacements holds one or a list of them", root.Origin);
            return [];
        }

        var reader = new ConfigReader(errors, "error unmarshaling JSON: while decoding JSON", allowUnknown: true, convertsScalars: true);
        var all = root is YamlList list ? list.Items : [root];
        return all.Select(one => reader.ReadObject(one, Shapes.Replacement)).OfType<YamlMap>().Select(map => new Replacement(map)).ToList();
    }
}
