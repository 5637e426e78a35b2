namespace Dryflux.Rules.ApiVersions;

/// <summary>One version of a kind built into Kubernetes, and its life.</summary>
/// <param name="Group">API group; "" for the core group.</param>
/// <param name="Version">Version.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Introduced">The release that brought it, as <c>1.19</c>.</param>
/// <param name="Deprecated">The release that deprecated it, or null.</param>
/// <param name="Removed">The release that stopped serving it, or null.</param>
/// <param name="Replacement">The <c>apiVersion</c> that takes its place, or null.</param>
internal sealed record KubernetesApi(string Group, string Version, string Kind, Version Introduced, Version? Deprecated, Version? Removed, string? Replacement)
{
    /// <summary>As <c>apiVersion</c> is written.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>True when a release does not have it yet.</summary>
    public bool IsNewerThan(Version target) => Introduced > target;

    /// <summary>True when a release no longer has it.</summary>
    public bool IsRemoved(Version target) => Removed is not null && Removed <= target;

    /// <summary>True when a release still has it but announces its end.</summary>
    public bool IsDeprecated(Version target) => Deprecated is not null && Deprecated <= target && !IsRemoved(target);
}
