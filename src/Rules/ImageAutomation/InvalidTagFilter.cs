using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX601: a regular expression for tags that Go's RE2 refuses.</summary>
public sealed class InvalidTagFilter : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX601",
        Name = "invalid-tag-filter",
        Title = "A tag filter that is no regular expression for Flux",
        Level = Level.Error,
        Why = """
            `filterTags.pattern` of an ImagePolicy and `exclusionList` of an ImageRepository are read by Go's RE2, which knows no look-around
            (`(?=`, `(?!`, `(?<=`) and no back-references. The API server accepts any text, so the mistake shows only in the object's status: the
            policy never selects an image again, and nothing is updated.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#filter-tags", "https://github.com/google/re2/wiki/Syntax"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        IEnumerable<Field> patterns = flux switch
        {
            FluxImagePolicy policy => [policy.FilterTags["pattern"]],
            FluxImageRepository repository => repository.ExclusionList.Items,
            _ => [],
        };
        foreach (var pattern in patterns)
        {
            if (pattern.Scalar is { } scalar && pattern.Text is { } text && !text.HasVariable && !GoRegex.TryParse(text, out _, out var error))
            {
                context.Report(scalar.PlaceOf(error.Span), $"the tag filter is refused: {error.Message}", label: error.Fragment.StartsWith("(?", StringComparison.Ordinal) ? "RE2 has no look-around" : null);
            }
        }
    }
}
