using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX614: a policy that would not even select the tag that runs now.</summary>
public sealed class PolicySelectsNothing : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX614",
        Name = "policy-selects-nothing",
        Title = "A policy that leaves the tags out which its own markers hold",
        Level = Level.Warning,
        Why = """
            Tags that `filterTags.pattern` does not match, or that are no version once `extract` has done its work, are passed over in silence, and
            nothing falls back to all tags. The pattern is searched anywhere in a tag unless it has `^` and `$`; of tags that give the same text by
            `extract` one is kept, nobody knows which. When none of the tags that a policy's markers hold today would be considered, the pattern was
            most likely written for other tags: the policy selects nothing, or an older family of tags. A range that leaves out pre-releases
            (`>=1.0.0` does not see `1.0.0-rc.1`) is the other usual cause.

            The rule is quiet when a single marked tag is considered, about tags without any digit, and about a range that was moved above the current tag: that is an update to come.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#filter-tags", "https://fluxcd.io/flux/components/image/imagepolicies/#semver"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var images = ImageObjects.In(workspace);
        // A text without a digit (`latest`, `v`) only keeps the place until the first update.
        var marked = PolicyMarkers.In(workspace).Where(m => m.Tag?.Any(char.IsAsciiDigit) == true).SelectMany(m => images.PoliciesOf(m), (marker, policy) => (marker, policy));
        foreach (var policy in marked.GroupBy(m => m.policy.Resource.Root.Origin.Place, m => m))
        {
            var reasons = policy.Select(p => (p.marker, Reason: WhyLeftOut(p.policy, p.marker.Tag!))).ToList();
            if (reasons.TrueForAll(r => r.Reason is not null))
            {
                var (marker, reason) = reasons[0];
                context.Report(reason!.Value.At, $"the policy leaves out `{marker.Tag}`, the tag that its marker holds: {reason.Value.Why}", related: [new RelatedPlace(marker.Value.Origin.Place, "the tag that runs now")]);
            }
        }
    }

    private static (Field At, string Why)? WhyLeftOut(FluxImagePolicy policy, string tag)
    {
        var pattern = policy.FilterTags["pattern"];
        var value = tag;
        if (pattern.Text is { Length: > 0 } text)
        {
            if (text.HasVariable || !GoRegex.TryParse(text, out var regex, out _))
            {
                return null;
            }

            if (regex.Match(tag) is not { } match)
            {
                return (pattern, "`pattern` does not match it");
            }

            // image-reflector-controller internal/policy/filter.go:Apply
            value = policy.FilterTags["extract"].Text is { Length: > 0 } extract ? GoTemplate.Parse(extract).Expand(match) : tag;
        }

        var range = policy.Policy.At("semver", "range");
        return range.Text is { } wanted && !wanted.HasVariable && SemverRange.TryParse(wanted, out var allowed, out _) ? OutOfRange(range, allowed, value) : null;
    }

    private static (Field At, string Why)? OutOfRange(Field range, SemverRange allowed, string value)
    {
        if (!SemverVersion.TryParseTag(value, out var version, out _))
        {
            return (range, $"`{value}` is no version");
        }

        return version.Prerelease.Length > 0 && !allowed.Contains(version) && SemverVersion.TryParse($"{version.Major}.{version.Minor}.{version.Patch}", out var release, out _) && allowed.Contains(release)
            ? (range, "it is a pre-release, which the range does not consider; write `-0` behind the lower bound")
            : null;
    }
}
