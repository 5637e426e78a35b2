using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>The comment that keeps a finding out of the report.</summary>
/// <param name="Place">The comment.</param>
/// <param name="Reason">Its reason; "" when it gives none.</param>
public sealed record Suppression(Place Place, string Reason);
