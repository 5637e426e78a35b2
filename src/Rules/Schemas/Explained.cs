using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.ApiVersions;

namespace Dryflux.Rules.Schemas;

/// <summary>Which rule speaks of a violation: the one that knows its cause best does, the others say nothing.</summary>
internal static partial class Explained
{
    /// <summary>The Flux release from which on a violation is none: the field or value came later (FX106). Null when there is none.</summary>
    public static FluxVersion? ByNewerFlux(JudgedObject judged, Violation violation)
    {
        var id = judged.Resource.Id;
        if (violation.Kind is not (ViolationKind.Unknown or ViolationKind.Enum) || !FluxApis.Knows(id.Group))
        {
            return null;
        }

        for (var release = judged.Store.Flux.Next; release <= FluxVersion.Newest; release = release.Next)
        {
            if (judged.Store.At(release).Find(id.Group, id.Version, id.Kind) is { } schema && Allows(schema, violation))
            {
                return release;
            }
        }

        return null;
    }

    /// <summary>True for a field that a newer version of the kind dropped (FX103), or that belongs into a kustomization file (FX110).</summary>
    public static bool ByAnotherRule(JudgedObject judged, Violation violation)
    {
        var id = judged.Resource.Id;
        if (violation.Kind != ViolationKind.Unknown || !FluxApis.Knows(id.Group))
        {
            return false;
        }

        var path = Index().Replace(violation.At.Path, "[]");
        return FluxApis.DroppedFields(id.Group, id.Kind).Any(d => d.Path == path)
            || (id is { Group: FluxGroups.Kustomize, Kind: "Kustomization" } && path.StartsWith("spec.", StringComparison.Ordinal) && MixedKustomizationKinds.IsNativeField(path["spec.".Length..]));
    }

    /// <summary>
    /// True for a value that a rule of its own judges: numbers and booleans that stand in the object's own <c>postBuild.substitute</c> (FX304), and
    /// providers of sources and image repositories (FX512), addresses of sources (FX507).
    /// </summary>
    public static bool ByRuleOfItsOwn(JudgedObject judged, Violation violation) => judged.Resource.Id switch
    {
        { Group: FluxGroups.Kustomize, Kind: "Kustomization" } => violation is { Kind: ViolationKind.Type, At: { Text: not null, Parent: { Key: "substitute", Parent: { Key: "postBuild", Parent.Key: "spec" } } } } && IsWrittenIn(judged, violation.At),
        { Group: FluxGroups.Source, Kind: "GitRepository" or "HelmRepository" or "OCIRepository" } when violation is { Kind: ViolationKind.Form, At: { Key: "url", Parent: { Key: "spec", Parent.Parent: null } } } => true,
        { Group: FluxGroups.Source } or { Group: FluxGroups.Image, Kind: "ImageRepository" } => violation is { Kind: ViolationKind.Enum, At: { Key: "provider", Parent: { Key: "spec", Parent.Parent: null } } },
        _ => false,
    };

    /// <summary>
    /// True for a value that the CRD in the cluster may allow although Flux's own does not: Flux Operator adds its kinds to those that
    /// Alerts and Receivers take, and a patch of the repository may add others.
    /// </summary>
    // flux-operator internal/builder/profiles.go
    public static bool ByChangedDefinition(JudgedObject judged, Violation violation, PatchIndex patches)
    {
        var id = judged.Resource.Id;
        if (violation.Kind != ViolationKind.Enum)
        {
            return false;
        }

        var plural = id.Kind.ToLowerInvariant() is var lower && lower.EndsWith('y') ? $"{lower[..^1]}ies" : $"{lower}s";
        return (id is { Group: FluxGroups.Notification, Kind: "Alert" or "Receiver" } && violation.At is { Key: "kind", Text: "FluxInstance" or "ResourceSet" or "ResourceSetInputProvider" })
            || patches.MayChange(new ResourceId("apiextensions.k8s.io", "", "CustomResourceDefinition", "", $"{plural}.{id.Group}"));
    }

    /// <summary>True for what FX109 judges: labels of the object and of templates in it; and for annotations, which kustomize turns into text.</summary>
    public static bool ByMetadata(Violation violation) =>
        violation.At.Parent is { Key: "labels", Parent.Key: "metadata" } || (violation.At.Parent is { Key: "annotations" } && violation.At.Parent.Parent is { Key: "metadata", Parent.Parent: null });

    /// <summary>True for a value that no patch brought.</summary>
    private static bool IsWrittenIn(JudgedObject judged, Field field) =>
        judged.Resource.Root.Origin is var root && field.Origin.Source == root.Source && root.Span.Contains(field.Origin.Span);

    private static bool Allows(SchemaNode schema, Violation violation)
    {
        var at = violation.Kind == ViolationKind.Unknown ? violation.At.Parent! : violation.At;
        if (schema.Of(at) is not { } node)
        {
            return false;
        }

        return violation.Kind == ViolationKind.Unknown
            ? node.Properties.ContainsKey(violation.At.Key!)
            : node.Enum is null || node.Enum.Any(e => e.Text == at.Text);
    }

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
