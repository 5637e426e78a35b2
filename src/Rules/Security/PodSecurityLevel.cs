using System.Globalization;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.ApiVersions;

namespace Dryflux.Rules.Security;

/// <summary>The Pod Security level that a namespace enforces.</summary>
/// <param name="Label">The label that says so.</param>
/// <param name="IsRestricted">True for <c>restricted</c>, false for <c>baseline</c>.</param>
/// <param name="Minor">The minor version of Kubernetes whose definition of the level counts.</param>
internal sealed record PodSecurityLevel(Field Label, bool IsRestricted, int Minor)
{
    private const string Enforce = "pod-security.kubernetes.io/enforce";

    /// <summary>What a Namespace enforces; null for nothing, or a level that does not exist.</summary>
    public static PodSecurityLevel? Of(RenderedObject @namespace, Target target)
    {
        var labels = @namespace.Resource.Field.At("metadata", "labels");
        var label = labels[Enforce];
        return label.Text is "baseline" or "restricted" ? new PodSecurityLevel(label, label.Text == "restricted", MinorOf(labels[$"{Enforce}-version"].Text, target)) : null;
    }

    /// <summary>What the level does not let the pods of a workload have.</summary>
    /// <param name="pod">The <c>spec</c> of the pod.</param>
    public IReadOnlyList<ForbiddenField> Forbids(Field pod) => [.. BaselinePods.Forbid(pod, this), .. IsRestricted ? RestrictedPods.Forbid(pod, this) : []];

    // k8s.io/pod-security-admission api/helpers.go:ParseVersion; a version that the API server does not know yet is its own.
    private static int MinorOf(string? label, Target target)
    {
        var server = Version.TryParse(target.Kubernetes, out var asked) ? asked.Minor : KubernetesApis.Newest.Minor;
        return label?.StartsWith("v1.", StringComparison.Ordinal) == true && int.TryParse(label.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? Math.Min(minor, server)
            : server;
    }
}
