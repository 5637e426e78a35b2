namespace Dryflux.Manifests.Resources;

/// <summary>The address of a container image taken apart as written.</summary>
/// <param name="Name">Registry and repository, without tag and digest.</param>
/// <param name="Tag">The tag; null when there is none.</param>
/// <param name="Digest">What stands behind <c>@</c>; null when there is none.</param>
public sealed record ImageReference(string Name, string? Tag, string? Digest)
{
    /// <summary>Takes an address apart. A colon before the last slash belongs to the port of a registry.</summary>
    public static ImageReference Parse(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        var (address, digest) = at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
        var colon = address.LastIndexOf(':');
        return colon > address.LastIndexOf('/')
            ? new ImageReference(address[..colon], address[(colon + 1)..], digest)
            : new ImageReference(address, null, digest);
    }
}
