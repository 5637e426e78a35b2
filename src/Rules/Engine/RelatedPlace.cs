using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>Another place that a reader of a finding should look at.</summary>
/// <param name="Place">The place.</param>
/// <param name="Message">What is to be seen there.</param>
public sealed record RelatedPlace(Place Place, string Message)
{
    /// <summary>True when the place is one of the base revision: it may not exist any more.</summary>
    public bool IsInBase { get; init; }
}
