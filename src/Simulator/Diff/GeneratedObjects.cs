using System.Text.RegularExpressions;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Diff;

/// <summary>Finds the earlier self of a generated ConfigMap or Secret: its name differs by the hash of its content.</summary>
internal sealed partial class GeneratedObjects
{
    private readonly Dictionary<(ComponentChange, string Kind, string Namespace, string Stem), RenderedObject> _objects = [];
    private readonly HashSet<RenderedObject> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly Func<RenderedObject, ComponentChange> _componentOf;

    /// <summary>Gathers the objects that are no longer there by their names.</summary>
    public GeneratedObjects(IEnumerable<RenderedObject> removed, Func<RenderedObject, ComponentChange> componentOf)
    {
        _componentOf = componentOf;
        foreach (var rendered in removed)
        {
            if (KeyOf(rendered) is { } key)
            {
                _objects.TryAdd(key, rendered);
            }
        }
    }

    /// <summary>The earlier self of an object that was not there under its name; null when there is none.</summary>
    public RenderedObject? Take(RenderedObject now, ComponentChange component) =>
        KeyOf(now) is { } key && ReferenceEquals(key.Item1, component) && _objects.TryGetValue(key, out var before) && _taken.Add(before) ? before : null;

    /// <summary>True when an object lives on under another name.</summary>
    public bool IsTaken(RenderedObject before) => _taken.Contains(before);

    private (ComponentChange, string Kind, string Namespace, string Stem)? KeyOf(RenderedObject rendered) =>
        rendered.Id is { Group: "", Kind: "ConfigMap" or "Secret" } id && Suffix().IsMatch(id.Name) ? (_componentOf(rendered), id.Kind, id.Namespace, id.Name[..^11]) : null;

    // kustomize api/hasher/hasher.go:encode
    [GeneratedRegex("-[2456789bcdfghkmt]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
