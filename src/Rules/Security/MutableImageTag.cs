using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX814: images that may be others tomorrow.</summary>
public sealed class MutableImageTag : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX814",
        Name = "mutable-image-tag",
        Title = "A workload whose image has the tag `latest`, or none",
        Level = Level.Warning,
        Why = """
            `latest`, which is also what no tag means, is another image whenever a node pulls it: two pods of one Deployment may run different code, Git
            does not say what runs, and nothing can be rolled back. Write the version, or better version and digest. Images are judged as rendered, after
            `images:` of overlays and variables; an image with a digest is fine whatever its tag.
            """,
        Sources = ["https://kubernetes.io/docs/concepts/containers/images/#image-names"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var rendered in cluster.Objects)
        {
            if (PodSpecs.Of(rendered.Resource) is not { } pod)
            {
                continue;
            }

            foreach (var image in PodSpecs.Containers(pod).Select(c => c["image"]))
            {
                if (image.Text is { Length: > 0 } text && !text.HasVariable && WhyMutable(ImageReference.Parse(text)) is { } why)
                {
                    context.For(rendered, cluster).Report(image, $"the image `{text}` {why}: what runs depends on when a node pulled it");
                }
            }
        }
    }

    private static string? WhyMutable(ImageReference image) => image switch
    {
        { Digest: not null } => null,
        { Tag: null } => "has no tag, which means `latest`",
        { Tag: "latest" } => "has the tag `latest`",
        _ => null,
    };
}
