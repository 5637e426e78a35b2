namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// What kustomize knows an object by: group, version and kind, name and namespace as written (upstream's ResId).
/// Plain equality compares all parts; <see cref="IsSameObject"/> is what a build means by "the same object".
/// </summary>
/// <param name="Group">API group; "" for the core group.</param>
/// <param name="Version">API version.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">Name; "" when absent.</param>
/// <param name="Namespace">Namespace as written; "" when absent.</param>
/// <param name="IsClusterScoped">True when the schema in force knows the kind to live outside namespaces.</param>
public readonly record struct KustomizeId(string Group, string Version, string Kind, string Name, string Namespace, bool IsClusterScoped = false)
{
    /// <summary>The namespace of objects that have none (upstream's TotallyNotANamespace).</summary>
    public const string NoNamespace = "_non_namespaceable_";

    /// <summary>The <c>apiVersion</c> as written in a manifest.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The namespace the object counts as: absent is <c>default</c>, cluster-scoped is <see cref="NoNamespace"/>.</summary>
    public string EffectiveNamespace => IsClusterScoped ? NoNamespace : Namespace.Length == 0 ? "default" : Namespace;

    /// <summary>True when both have the same effective namespace.</summary>
    public bool IsInNamespaceOf(KustomizeId other) => string.Equals(EffectiveNamespace, other.EffectiveNamespace, StringComparison.Ordinal);

    /// <summary>True when group, version, kind and name are equal, whatever the namespace.</summary>
    public bool HasSameKindAndName(KustomizeId other) =>
        string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(Kind, other.Kind, StringComparison.Ordinal)
        && string.Equals(Group, other.Group, StringComparison.Ordinal)
        && string.Equals(Version, other.Version, StringComparison.Ordinal);

    /// <summary>True when kind, name and effective namespace are equal (kyaml/resid/resid.go:Equals).</summary>
    public bool IsSameObject(KustomizeId other) => HasSameKindAndName(other) && IsInNamespaceOf(other);

    /// <summary>What is equal for two ids of the same object, and for them only.</summary>
    public KustomizeId Identity => this with { Namespace = EffectiveNamespace, IsClusterScoped = false };

    /// <summary>True when every part that <paramref name="selector"/> gives is equal (kyaml/resid/resid.go:IsSelectedBy).</summary>
    public bool IsSelectedBy(KustomizeId selector) =>
        (selector.Name.Length == 0 || string.Equals(selector.Name, Name, StringComparison.Ordinal))
        && (selector.Namespace.Length == 0 || selector.IsInNamespaceOf(this))
        && IsOfKind(selector.Group, selector.Version, selector.Kind);

    /// <summary>True when group, version and kind, as far as given, are equal (kyaml/resid/gvk.go:IsSelected).</summary>
    public bool IsOfKind(string group, string version, string kind) =>
        (group.Length == 0 || string.Equals(group, Group, StringComparison.Ordinal))
        && (version.Length == 0 || string.Equals(version, Version, StringComparison.Ordinal))
        && (kind.Length == 0 || string.Equals(kind, Kind, StringComparison.Ordinal));

    /// <summary>Group, version and kind as messages of kustomize print them: <c>Deployment.v1.apps</c>, <c>Secret.v1.[noGrp]</c>.</summary>
    public string KindText() => $"{(Kind.Length == 0 ? "[noKind]" : Kind)}.{(Version.Length == 0 ? "[noVer]" : Version)}.{(Group.Length == 0 ? "[noGrp]" : Group)}";

    /// <summary>As messages of kustomize print it: <c>Deployment.v1.apps/web.[noNs]</c>.</summary>
    public override string ToString() => $"{KindText()}/{(Name.Length == 0 ? "[noName]" : Name)}.{(Namespace.Length == 0 ? "[noNs]" : Namespace)}";
}
