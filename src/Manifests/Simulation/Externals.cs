using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>What exists in a cluster without being in Git.</summary>
public sealed class Externals
{
    private static readonly HashSet<string> BuiltInNamespaces = new(["default", "kube-system", "kube-public", "kube-node-lease", "flux-system"], StringComparer.Ordinal);

    private readonly HashSet<ResourceId> _objects;

    /// <summary>Makes a list of external objects.</summary>
    /// <param name="objects">The objects, their versions "".</param>
    /// <param name="variables">Values for postBuild substitution; null for a value that is not known.</param>
    public Externals(IEnumerable<ResourceId> objects, IReadOnlyDictionary<string, string?> variables)
    {
        _objects = [.. objects];
        Variables = variables;
    }

    /// <summary>Nothing but what every cluster has.</summary>
    public static Externals None { get; } = new([], new Dictionary<string, string?>());

    /// <summary>Values for postBuild substitution; null for a value that is not known.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; }

    /// <summary>True when the object exists without being in Git: every cluster has it, or the configuration says so.</summary>
    public bool Have(ResourceId id) => _objects.Contains(id.Unversioned) || (id.Group, id.Kind) switch
    {
        ("", "Namespace") => BuiltInNamespaces.Contains(id.Name),
        ("", "ServiceAccount") => id.Name == "default",
        ("", "ConfigMap") => id.Name == "kube-root-ca.crt",
        (_, "CustomResourceDefinition") => _objects.Any(o => o.Kind == id.Kind && IsPluralOf(o.Name, id.Name)),
        _ => false,
    };

    /// <summary>A definition is named <c>plural.group</c>; where only the kind is known, the plural begins as the kind does.</summary>
    private static bool IsPluralOf(string plural, string kind)
    {
        var dot = kind.IndexOf('.', StringComparison.Ordinal);
        return dot > 0
            && plural.EndsWith(kind[dot..], StringComparison.Ordinal)
            && plural.StartsWith(kind[..dot].TrimEnd('y'), StringComparison.OrdinalIgnoreCase);
    }
}
