using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Engine;

/// <summary>A change of text that mends a finding: made whole or not at all.</summary>
/// <param name="Title">What it does, as an order: "drop healthChecks".</param>
/// <param name="Safety">Whether it may be made without asking.</param>
/// <param name="Edits">The edits; none overlaps another.</param>
public sealed record Fix(string Title, FixSafety Safety, IReadOnlyList<SourceEdit> Edits)
{
    /// <summary>A fix that cannot change the meaning; null when one of its edits cannot be made.</summary>
    public static Fix? Safe(string title, params IReadOnlyList<SourceEdit?> edits) => Make(title, FixSafety.Safe, edits);

    /// <summary>A fix that the user should choose; null when one of its edits cannot be made.</summary>
    public static Fix? Ask(string title, params IReadOnlyList<SourceEdit?> edits) => Make(title, FixSafety.Ask, edits);

    private static Fix? Make(string title, FixSafety safety, IReadOnlyList<SourceEdit?> edits) =>
        edits.Count == 0 || edits.Contains(null) ? null : new Fix(title, safety, [.. edits.OfType<SourceEdit>()]);
}
