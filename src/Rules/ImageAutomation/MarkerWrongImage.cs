using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX609: a marker beside another image than its policy's.</summary>
public sealed class MarkerWrongImage : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX609",
        Name = "marker-wrong-image",
        Title = "A marker beside another image than the one its policy follows",
        Level = Level.Error,
        Why = """
            The automation writes what the policy chose over whatever stands beside the marker: it does not compare the image. A marker that was copied
            to another line replaces that image by the policy's with the next commit. Names that mean the same image on Docker Hub count as equal; a
            marker for `:tag` alone is not judged, since the image is not on its line.
            """,
        Sources = ["https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources", "https://github.com/fluxcd/image-automation-controller/blob/v1.2.0/internal/update/setters.go"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var images = ImageObjects.In(workspace);
        foreach (var marker in PolicyMarkers.In(workspace).Where(m => m.Image is not null))
        {
            var repositories = images.PoliciesOf(marker).SelectMany(images.RepositoriesOf).ToList();
            if (repositories.Count > 0 && repositories.TrueForAll(r => r.Image.Text is { } image && !image.HasVariable && Canonical(image) != Canonical(marker.Image!)))
            {
                context.Report(
                    marker.Value.Origin.Place,
                    $"the policy of the marker follows `{repositories[0].Image.Text}`: the next update replaces `{marker.Image}` by it",
                    related: [new RelatedPlace(repositories[0].Image.Origin.Place, "the image that the policy follows"), new RelatedPlace(marker.Place, "the marker")]);
            }
        }
    }

    /// <summary>The name with registry: without one Docker Hub is meant, and <c>library</c> for a name of one part.</summary>
    private static string Canonical(string image)
    {
        // An address of an OCIRepository is written with its scheme; that a setter drops it is another mistake.
        image = image.StartsWith("oci://", StringComparison.Ordinal) ? image["oci://".Length..] : image;
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        var host = slash < 0 ? "" : image[..slash];
        var (registry, name) = host.AsSpan().ContainsAny(".:") || host == "localhost" ? (host, image[(slash + 1)..]) : ("docker.io", image);
        registry = registry is "index.docker.io" or "registry-1.docker.io" or "registry.hub.docker.com" ? "docker.io" : registry;
        return registry == "docker.io" && !name.Contains('/', StringComparison.Ordinal) ? $"docker.io/library/{name}" : $"{registry}/{name}";
    }
}
