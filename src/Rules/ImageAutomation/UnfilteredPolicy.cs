using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX603: an alphabetical or numerical policy that looks at every tag.</summary>
public sealed class UnfilteredPolicy : ObjectRule<FluxImagePolicy>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX603",
        Name = "unfiltered-policy",
        Title = "An alphabetical or numerical policy without `filterTags`",
        Level = Level.Warning,
        Why = """
            Alphabetical and numerical policies compare every tag of the repository, `latest`, branch names and `sha-...` among them. The alphabetical
            order of those is an accident; a numerical policy fails as a whole at the first tag that is no number. Say with `filterTags.pattern` which
            tags are meant, and with `extract` what to compare. A semver policy needs none: tags that are no versions are skipped.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#filter-tags", "https://github.com/fluxcd/image-reflector-controller/blob/v1.2.0/internal/policy/numerical.go"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImagePolicy flux, RuleContext context)
    {
        // The controller looks at semver first.
        if (flux.Policy["semver"].Exists || !context.IsMissing(flux.FilterTags["pattern"]))
        {
            return;
        }

        if (flux.Policy["numerical"] is { IsWritten: true } numerical)
        {
            context.ReportKey(numerical, "a numerical policy without `filterTags` fails at the first tag that is no number, such as `latest`");
        }
        else if (flux.Policy["alphabetical"] is { IsWritten: true } alphabetical)
        {
            context.ReportKey(alphabetical, "an alphabetical policy without `filterTags` compares every tag of the repository, `latest` and branch names too");
        }
    }
}
