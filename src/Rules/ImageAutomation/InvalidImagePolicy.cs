using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX615: an ImagePolicy or ImageRepository that the controller refuses.</summary>
public sealed class InvalidImagePolicy : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX615",
        Name = "invalid-image-policy",
        Title = "An image policy or repository that the controller refuses",
        Level = Level.Error,
        Why = """
            The API server lets these through and image-reflector-controller then stalls: a `policy` with no alternative (`semver`, `alphabetical`,
            `numerical`), a version range that does not parse, and an image address with a scheme (`https://`) or a tag. With several alternatives the
            controller silently takes the first of semver, alphabetical, numerical.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#policy", "https://fluxcd.io/flux/components/image/imagerepositories/#image", "https://github.com/fluxcd/image-reflector-controller/blob/v1.2.0/internal/policy/factory.go"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        switch (flux)
        {
            case FluxImagePolicy policy:
                CheckPolicy(policy, context);
                break;
            case FluxImageRepository repository:
                CheckImage(repository.Image, context);
                break;
        }
    }

    private static void CheckPolicy(FluxImagePolicy flux, RuleContext context)
    {
        var alternatives = ((string[])["semver", "alphabetical", "numerical"]).Select(name => flux.Policy[name]).Where(a => a.IsWritten).ToList();
        if (alternatives.Count == 0 && flux.Policy.Map is not null && Array.TrueForAll(["semver", "alphabetical", "numerical"], name => context.IsMissing(flux.Policy[name])))
        {
            context.ReportKey(flux.Policy, "the policy has none of `semver`, `alphabetical` and `numerical`: the controller refuses it");
        }
        else if (alternatives.Count > 1)
        {
            context.ReportKey(
                alternatives[1],
                $"the policy has {string.Join(" and ", alternatives.Select(a => $"`{a.Key}`"))}: the controller takes `{alternatives[0].Key}` and ignores the rest",
                related: [new RelatedPlace(alternatives[0].KeyOrigin.Place, "this one is taken")]);
        }

        var range = flux.Policy.At("semver", "range");
        if (range.Text is { } text && !text.HasVariable && !SemverRange.TryParse(text, out _, out var error))
        {
            context.Report(range, $"the version range is refused: {error}");
        }
    }

    private static void CheckImage(Field image, RuleContext context)
    {
        if (image.Text is not { } text || text.HasVariable)
        {
            return;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) is var scheme and >= 0)
        {
            context.Report(image, $"the image address must not begin with `{text[..scheme]}://`: the controller refuses it", label: $"write {text[(scheme + 3)..]}");
        }
        else if (ImageReference.Parse(text) is var reference && (reference.Tag ?? reference.Digest) is not null)
        {
            context.Report(image, $"the image address must not hold a {(reference.Tag is null ? "digest" : "tag")}: the controller refuses it", label: $"write {reference.Name}");
        }
    }
}
