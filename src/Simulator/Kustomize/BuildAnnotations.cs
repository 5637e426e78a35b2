using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// Annotations in which upstream keeps its memory of a build (api/resource/resource.go:BuildAnnotations). Here that memory is
/// in <see cref="KustomizeResource"/>; but who writes such annotations into a file gets what upstream would make of them, and
/// nobody sees them in the output.
/// </summary>
internal static class BuildAnnotations
{
    private const string Domain = "internal.config.kubernetes.io/";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        Domain + "previousKinds",
        Domain + "previousNames",
        Domain + "prefixes",
        Domain + "suffixes",
        Domain + "previousNamespaces",
        Domain + "allowNameChange",
        Domain + "allowKindChange",
        Domain + "refBy",
        Domain + "generatorBehavior",
        Domain + "needsHashSuffix",
        Domain + "path",
        Domain + "index",
        Domain + "seqindent",
        Domain + "id",
        Domain + "annotations-migration-resource-id",
        Domain + "helm-generated",
        "config.kubernetes.io/path",
        "config.kubernetes.io/index",
        "config.k8s.io/id",
    };

    /// <summary>True for an annotation that no output shows.</summary>
    public static bool Has(string name) => Names.Contains(name);

    /// <summary>True for an object that Helm has made: its namespace is Helm's affair.</summary>
    public static bool IsHelmGenerated(KustomizeResource resource) => Text(resource.Root, "helm-generated") == "true";

    /// <summary>Takes over what annotations in the text of an object say.</summary>
    public static void TakeOver(KustomizeResource resource)
    {
        var root = resource.Root;
        if ((root["metadata"] as YamlMap)?["annotations"] is not YamlMap annotations || !annotations.Entries.Any(e => e.Name?.StartsWith(Domain, StringComparison.Ordinal) == true))
        {
            return;
        }

        var names = List(root, "previousNames");
        var namespaces = List(root, "previousNamespaces");
        var kinds = List(root, "previousKinds");
        for (var i = 0; i < names.Length && names.Length == namespaces.Length && names.Length == kinds.Length; i++)
        {
            resource.RememberId(new PreviousId(kinds[i], names[i], namespaces[i]));
        }

        Array.ForEach(List(root, "prefixes"), resource.AddNamePrefix);
        Array.ForEach(List(root, "suffixes"), resource.AddNameSuffix);
        resource.NeedsHash = Text(root, "needsHashSuffix") == "enabled";
    }

    private static string[] List(YamlMap root, string name) => Text(root, name)?.Split(',') ?? [];

    private static string? Text(YamlMap root, string name) => (((root["metadata"] as YamlMap)?["annotations"] as YamlMap)?[Domain + name] as YamlScalar)?.Value;
}
