using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// The fields that a file of <c>crds</c> announces: an OpenAPI definition per type, with annotations that mark labels,
/// annotations, names and references (api/internal/accumulator/loadconfigfromcrds.go).
/// </summary>
internal sealed class CrdConfig
{
    private readonly YamlMap _types;
    private readonly List<FieldSpec> _names = [];
    private readonly List<FieldSpec> _annotations = [];
    private readonly List<FieldSpec> _labels = [];
    private readonly List<NameReference> _references = [];

    private CrdConfig(YamlMap types) => _types = types;

    /// <summary>Reads a file; an empty configuration, with the reason reported, when it cannot be read.</summary>
    public static TransformerConfig Read(RepoFile file, YamlScalar entry, BuildErrors errors)
    {
        if (ConfigDocument.Root(file, errors) is not YamlMap types)
        {
            errors.Add($"unable to parse open API definition from '{entry.Value}'", entry.Origin);
            return TransformerConfig.Empty;
        }

        var config = new CrdConfig(types);
        foreach (var type in types.EffectiveEntries())
        {
            if (type.Name is { } name && Properties(name, types) is { } properties && properties["kind"] is not null && properties["apiVersion"] is not null && properties["metadata"] is not null)
            {
                config.Add(name, name[(name.LastIndexOf('.') + 1)..], [], []);
            }
        }

        return TransformerConfig.Of(FieldSpecs.Of(config._names), FieldSpecs.Of(config._annotations), FieldSpecs.Of(config._labels), config._references);
    }

    private static YamlMap? Properties(string type, YamlMap types) => ((types[type] as YamlMap)?["Schema"] as YamlMap ?? (types[type] as YamlMap)?["schema"] as YamlMap)?["properties"] as YamlMap;

    private void Add(string type, string kind, List<string> path, HashSet<string> seen)
    {
        // Upstream would recurse for ever through a type that contains itself.
        if (Properties(type, _types) is not { } properties || !seen.Add(type))
        {
            return;
        }

        foreach (var entry in properties.EffectiveEntries())
        {
            if (entry is not { Name: { } name, Value: YamlMap property })
            {
                continue;
            }

            List<string> here = [.. path, name];
            if (property.Text("x-kubernetes-annotation") is not null)
            {
                _annotations.Add(Spec(kind, here));
            }

            if (property.Text("x-kubernetes-label-selector") is not null)
            {
                _labels.Add(Spec(kind, here));
            }

            if (property.Text("x-kubernetes-identity") is not null)
            {
                _names.Add(Spec(kind, here));
            }

            if (property.Text("x-kubernetes-object-ref-api-version") is { } version && property.Text("x-kubernetes-object-ref-kind") is { } refersTo)
            {
                List<string> key = [.. here, property.Text("x-kubernetes-object-ref-name-key") ?? "name"];
                AddReference(new NameReference("", version, refersTo, FieldSpecs.Of([Spec(kind, key)])));
            }

            if (property.Text("$ref") is { } reference)
            {
                Add(reference, kind, here, seen);
            }
        }

        seen.Remove(type);
    }

    private void AddReference(NameReference reference)
    {
        var i = _references.FindIndex(r => r.Kind == reference.Kind && r.Version == reference.Version);
        if (i < 0)
        {
            _references.Add(reference);
        }
        else
        {
            _references[i] = reference with { Referrers = FieldSpecs.Of(_references[i].Referrers).Merge(reference.Referrers)! };
        }
    }

    private static FieldSpec Spec(string kind, List<string> path) => new("", "", kind, string.Join('/', path), Create: false);
}
