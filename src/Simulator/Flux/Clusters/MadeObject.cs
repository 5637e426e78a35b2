using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Makes objects that a bootstrap puts into a cluster and that stand in no file.</summary>
/// <param name="place">What all of it comes from, where no node of the user says more.</param>
internal sealed class MadeObject(Place place)
{
    private readonly Origin _origin = Origin.Derived(place.Source, place.Span);

    /// <summary>A mapping of what is not null.</summary>
    public YamlMap Map(params ReadOnlySpan<(string Key, YamlNode? Value)> fields)
    {
        var entries = new List<YamlEntry>();
        foreach (var (key, value) in fields)
        {
            if (value is not null)
            {
                entries.Add(new YamlEntry(Text(key), value));
            }
        }

        return new YamlMap(_origin, entries);
    }

    /// <summary>A text.</summary>
    public YamlScalar Text(string text) => new(text, ScalarStyle.Plain, _origin);

    /// <summary>An object.</summary>
    public Resource Object(string apiVersion, string kind, string @namespace, string name, YamlMap spec)
    {
        var root = Map(
            ("apiVersion", Text(apiVersion)),
            ("kind", Text(kind)),
            ("metadata", Map(("name", Text(name)), ("namespace", Text(@namespace)))),
            ("spec", spec));
        root.Freeze();
        return Resource.From(root)!;
    }
}
