using System.Security.Cryptography;
using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.HelmReleases;

/// <summary>The name under which Helm keeps a release.</summary>
internal static class ReleaseName
{
    /// <summary>The most bytes that Helm allows.</summary>
    public const int Longest = 53;

    /// <summary>The name that comes of the fields, before it is shortened; null when it depends on a value that is not known.</summary>
    public static string? Full(FluxHelmRelease release)
    {
        var name = release.ReleaseName.Text is { Length: > 0 } given ? given
            : release.TargetNamespace.Text is { Length: > 0 } target ? $"{target}-{release.Name}"
            : release.Name;
        return name.HasVariable ? null : name;
    }

    /// <summary>The namespace that <c>targetNamespace</c> or <c>storageNamespace</c> stands for: without a name, that of the HelmRelease.</summary>
    /// <param name="field">The field.</param>
    /// <param name="own">The namespace of the HelmRelease.</param>
    // helm-controller api/v2/helmrelease_types.go:GetReleaseNamespace, GetStorageNamespace
    public static string Namespace(Field field, string own) => field.Text is { Length: > 0 } given ? given : own;

    /// <summary>The name that Helm lists: a long one is cut and gets a hash (helm-controller internal/release/name.go:ShortenName).</summary>
    public static string Shortened(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        return bytes.Length <= Longest
            ? name
            : $"{Encoding.UTF8.GetString(bytes, 0, 40)}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}";
    }
}
