namespace Dryflux.Manifests.Resources;

/// <summary>What identifies an object in a cluster.</summary>
/// <param name="Group">API group; "" for the core group.</param>
/// <param name="Version">API version, such as <c>v1</c>; it is part of the text, not of the identity in a cluster.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Namespace">Namespace as written; "" when absent.</param>
/// <param name="Name">Name; "" when absent.</param>
public sealed record ResourceId(string Group, string Version, string Kind, string Namespace, string Name)
{
    /// <summary>The <c>apiVersion</c> as written in a manifest.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The same without version, which is no part of what identifies the object in a cluster.</summary>
    public ResourceId Unversioned => Version.Length == 0 ? this : this with { Version = "" };

    /// <summary>Splits an <c>apiVersion</c> into group and version.</summary>
    public static (string Group, string Version) SplitApiVersion(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? ("", apiVersion) : (apiVersion[..slash], apiVersion[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";
}
