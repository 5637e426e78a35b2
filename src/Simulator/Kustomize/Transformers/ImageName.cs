namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>An image reference in its parts (api/internal/image/image.go:Split).</summary>
/// <param name="Name">Registry and repository.</param>
/// <param name="Tag">Tag, or "".</param>
/// <param name="Digest">Digest without its <c>@</c>, or "".</param>
public sealed record ImageName(string Name, string Tag, string Digest)
{
    /// <summary>Splits a reference. A colon before the first slash belongs to the registry's port.</summary>
    public static ImageName Parse(string image)
    {
        var from = Math.Max(image.IndexOf('/', StringComparison.Ordinal), 0);
        var at = image.IndexOf('@', from);
        var colon = image.IndexOf(':', from);
        if (at >= 0 && (colon < 0 || at < colon))
        {
            return new ImageName(image[..at], "", image[(at + 1)..]);
        }

        if (colon < 0)
        {
            return new ImageName(image, "", "");
        }

        return at < 0 ? new ImageName(image[..colon], image[(colon + 1)..], "") : new ImageName(image[..colon], image[(colon + 1)..at], image[(at + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}{(Tag.Length > 0 ? ":" + Tag : "")}{(Digest.Length > 0 ? "@" + Digest : "")}";
}
