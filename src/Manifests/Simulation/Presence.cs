namespace Dryflux.Manifests.Simulation;

/// <summary>What is known about the existence of an object.</summary>
/// <param name="Kind">Whether it will exist.</param>
/// <param name="Object">The object itself, or the one it is produced from; null when there is none.</param>
/// <param name="Gap">The gap that could hide what makes it; null unless it is only possible.</param>
public sealed record Presence(PresenceKind Kind, RenderedObject? Object = null, AnalysisGap? Gap = null)
{
    /// <summary>True when it is there for certain.</summary>
    public bool IsCertain => Kind >= PresenceKind.External;
}
