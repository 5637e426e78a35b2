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
    public YamlMap Map(params IEnumerable<(string Key, YamlNode? Value)> entries) =>
        new(_origin, entries.Where(e => e.Value is not null).Select(e => new YamlEntry(Text(e.Key), e.Value!)));

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
