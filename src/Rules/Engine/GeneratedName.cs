using System.Text.RegularExpressions;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>Recognises names that kustomize gives to generated ConfigMaps and Secrets: with a hash of their content at the end.</summary>
internal static partial class GeneratedName
{
    /// <summary>True when the name ends as generated ones do.</summary>
    public static bool Is(string name) => Suffix().IsMatch(name);

    /// <summary>True when the cluster has the object under a generated name: the reference does not follow it, which is a mistake of its own (FX229).</summary>
    public static bool IsOf(ResourceId id, Cluster cluster) => cluster.Objects.Any(o =>
        o.Id.Group == id.Group && o.Id.Kind == id.Kind && o.Id.Namespace == id.Namespace
        && o.Id.Name.Length == id.Name.Length + 11 && o.Id.Name.StartsWith(id.Name, StringComparison.Ordinal) && Is(o.Id.Name));

    // kustomize api/hasher/hasher.go:encode knows no vowels but these letters.
    [GeneratedRegex("-[2456789bcdfghkmt]{10}$", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
