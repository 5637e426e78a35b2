using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Changes;

/// <summary>The fields that the API server lets nobody change once an object exists, and what an absent one counts as.</summary>
internal static class ImmutableFields
{
    // kubernetes pkg/apis/*/validation: Validate<Kind>Update
    private static readonly (string Group, string Kind, string Path, string Default)[] Fields =
    [
        ("apps", "Deployment", "spec.selector", ""),
        ("apps", "DaemonSet", "spec.selector", ""),
        ("apps", "ReplicaSet", "spec.selector", ""),
        ("apps", "StatefulSet", "spec.selector", ""),
        ("apps", "StatefulSet", "spec.serviceName", ""),
        ("apps", "StatefulSet", "spec.podManagementPolicy", "OrderedReady"),
        ("apps", "StatefulSet", "spec.volumeClaimTemplates", ""),
        ("batch", "Job", "spec.template", ""),
        ("batch", "Job", "spec.selector", ""),
        ("batch", "Job", "spec.completionMode", "NonIndexed"),
        ("", "PersistentVolumeClaim", "spec.accessModes", ""),
        ("", "PersistentVolumeClaim", "spec.storageClassName", ""),
        ("", "PersistentVolumeClaim", "spec.volumeName", ""),
        ("", "PersistentVolumeClaim", "spec.volumeMode", "Filesystem"),
        ("", "PersistentVolumeClaim", "spec.selector", ""),
        ("", "PersistentVolumeClaim", "spec.dataSource", ""),
        ("", "PersistentVolumeClaim", "spec.dataSourceRef", ""),
        ("storage.k8s.io", "StorageClass", "provisioner", ""),
        ("storage.k8s.io", "StorageClass", "parameters", ""),
        ("storage.k8s.io", "StorageClass", "reclaimPolicy", "Delete"),
        ("storage.k8s.io", "StorageClass", "volumeBindingMode", "Immediate"),
        ("rbac.authorization.k8s.io", "RoleBinding", "roleRef", ""),
        ("rbac.authorization.k8s.io", "ClusterRoleBinding", "roleRef", ""),
        ("", "Secret", "type", "Opaque"),
    ];

    /// <summary>The immutable fields that a change touches, each with the first difference in it.</summary>
    public static IEnumerable<(string Field, FieldChange Change)> TouchedBy(ObjectChange change)
    {
        var (before, after) = (change.Before!, change.After!);
        var touched = Fields
            .Where(f => f.Group == after.Id.Group && f.Kind == after.Id.Kind)
            .Select(f => (f.Path, Change: change.Fields.FirstOrDefault(c => c.IsIn(f.Path) && IsDifferent(c, f.Path, f.Default))))
            .Where(f => f.Change is not null && !IsOpen(f.Path, before))
            .Select(f => (f.Path, f.Change!));
        return (after.Id.Group, after.Id.Kind) switch
        {
            ("", "Service") => ClusterAddress(change),
            ("", "ConfigMap") => Frozen(change),
            ("", "Secret") => touched.Concat(Frozen(change)),
            ("", "PersistentVolumeClaim") => touched.Concat(Shrunk(change)),
            _ => touched,
        };
    }

    /// <summary>False for what comes to the same once defaults are there, and for what is not known.</summary>
    private static bool IsDifferent(FieldChange change, string path, string @default)
    {
        var (before, after) = (change.Before, change.After);
        if (IsUnknown(before) || IsUnknown(after) || IsIgnored(change.Path))
        {
            return false;
        }

        // The cluster fills in a class and a volume by itself.
        if (path is "spec.storageClassName" or "spec.volumeName" && !before.Exists)
        {
            return false;
        }

        var isWhole = change.Path == path;
        return Text(before, isWhole) is not { } one || Text(after, isWhole) is not { } other || one != other;

        string? Text(Field field, bool hasDefault) => field.Exists ? field.Text : hasDefault ? @default : DefaultBelow(change.Path);
    }

    private static string? DefaultBelow(string path) => path switch
    {
        "roleRef.apiGroup" => "rbac.authorization.k8s.io",
        _ when path.StartsWith("spec.volumeClaimTemplates", StringComparison.Ordinal) && path.EndsWith(".spec.volumeMode", StringComparison.Ordinal) => "Filesystem",
        _ => null,
    };

    /// <summary>What the API server does not keep of a claim template.</summary>
    private static bool IsIgnored(string path) => path.StartsWith("spec.volumeClaimTemplates[", StringComparison.Ordinal)
        && path[(path.IndexOf(']', StringComparison.Ordinal) + 1)..] is ".apiVersion" or ".kind" or ".metadata.creationTimestamp";

    private static bool IsUnknown(Field field) => field.Text?.HasVariable == true;

    /// <summary>The template of a Job that has not been started can still change.</summary>
    private static bool IsOpen(string path, RenderedObject before) => before.Id.Kind == "Job" && path == "spec.template" && before.Resource.Field.At("spec", "suspend").IsTrue;

    /// <summary>
    /// An address can be given up, and then stays; it cannot be exchanged, nor a headless Service get one or the other way round. One that is
    /// written out may be the one that the cluster gave. An ExternalName has none.
    /// </summary>
    private static IEnumerable<(string, FieldChange)> ClusterAddress(ObjectChange change)
    {
        const string Path = "spec.clusterIP";
        var isExternal = ((RenderedObject[])[change.Before!, change.After!]).Any(o => o.Resource.Field.At("spec", "type").Text == "ExternalName");
        return change.Fields.Where(f => f.Path == Path && !isExternal && f.After.Text is { Length: > 0 } now && (now == "None" || f.Before.Text is { Length: > 0 }) && !IsUnknown(f.Before) && !IsUnknown(f.After)).Select(f => (Path, f));
    }

    private static IEnumerable<(string, FieldChange)> Frozen(ObjectChange change) => change.Before!.Resource.Field["immutable"].IsTrue
        ? ((string[])["data", "binaryData", "stringData", "immutable"]).Select(p => (p, Change: change.Fields.FirstOrDefault(c => c.IsIn(p)))).Where(f => f.Change is not null).Select(f => (f.p, f.Change!))
        : [];

    private static IEnumerable<(string, FieldChange)> Shrunk(ObjectChange change)
    {
        const string Path = "spec.resources.requests.storage";
        return change.Fields
            .Where(f => f.Path == Path && f.Before.Text is { } before && f.After.Text is { } after && Quantity.Parse(before) is { } old && Quantity.Parse(after) is { } now && now.Nanos < old.Nanos)
            .Select(f => (Path, f));
    }
}
