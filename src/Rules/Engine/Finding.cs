using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>A mistake found at a place.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Level">How bad it is, after version and configuration.</param>
/// <param name="Message">One or two sentences: what is wrong and what follows from it. No final stop.</param>
/// <param name="Place">The text that a person must edit.</param>
public sealed record Finding(RuleInfo Rule, Level Level, string Message, Place Place)
{
    /// <summary>A few words to print beside the marked text, such as a suggestion; or null.</summary>
    public string? Label { get; init; }

    /// <summary>The object it is about, as <c>HelmRelease/apps/podinfo</c>; "" when it is about no object.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The field it is about, as <c>spec.interval</c>; "" when unknown.</summary>
    public string Field { get; init; } = "";

    /// <summary>How the object came to be built, outward: entries of kustomization files, then the Flux Kustomizations; empty for one judged as written.</summary>
    public IReadOnlyList<Place> Trail { get; init; } = [];

    /// <summary>Every component that shows the mistake, as <c>production/apps</c>: cluster and Flux Kustomization; the trail is the first one's.</summary>
    public IReadOnlyList<string> SeenIn { get; init; } = [];

    /// <summary>True when the marked text may be a secret: reports must not print it.</summary>
    public bool MarksSecret { get; init; } = Rule.MarksSecrets;

    /// <summary>Other places to look at.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>What to do instead where it takes more than one commit, in order; a sentence each, without final stop.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Ways to mend it; the first is the one that <c>--fix</c> makes.</summary>
    public IReadOnlyList<Fix> Fixes { get; init; } = [];

    /// <summary>The comment that suppresses it, or null.</summary>
    public Suppression? Suppression { get; init; }
}
