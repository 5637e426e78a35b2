namespace Dryflux.Manifests.Yaml;

/// <summary>JSON pointers, such as <c>/metadata/labels/app.kubernetes.io~1name</c> (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The key that a part between slashes stands for.</summary>
    public static string Decode(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
