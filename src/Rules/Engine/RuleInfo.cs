using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Engine;

/// <summary>What a rule is, for catalogue, reports and documentation.</summary>
public sealed record RuleInfo
{
    /// <summary>Frozen id, as <c>FX201</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Frozen name in kebab case: the mistake, as <c>wait-ignores-health-checks</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The mistake in a short sentence without final stop.</summary>
    public required string Title { get; init; }

    /// <summary>The default level.</summary>
    public required Level Level { get; init; }

    /// <summary>
    /// Why it matters and why nobody notices, in a few plain sentences of Markdown: what Flux does, since when, what to write instead,
    /// and when the rule stays quiet.
    /// </summary>
    public required string Why { get; init; }

    /// <summary>Where the fact comes from: addresses of documentation or upstream code.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>When the rule is on.</summary>
    public RuleSet Set { get; init; } = RuleSet.Recommended;

    /// <summary>The safest fix the rule can offer, or null for none.</summary>
    public FixSafety? Fix { get; init; }

    /// <summary>The first Flux release the rule speaks about, or null for all.</summary>
    public FluxVersion? Since { get; init; }

    /// <summary>True when the text that a finding marks may be a secret: reports must not print it.</summary>
    public bool MarksSecrets { get; init; }

    /// <summary>What the configuration can set.</summary>
    public IReadOnlyList<RuleOption> Options { get; init; } = [];

    /// <summary>The rule's place in the documentation.</summary>
    public string HelpUri => $"https://github.com/dryflux/dryflux/blob/main/rules.md#{Id.ToLowerInvariant()}-{Name}";
}
