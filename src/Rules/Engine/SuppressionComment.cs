using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>An ignore comment as read.</summary>
/// <param name="Place">The comment.</param>
/// <param name="Rules">The rules it names, by id or name, as written.</param>
/// <param name="Reason">The reason; "" when there is none.</param>
/// <param name="Line">The 1-based line it speaks of; null for the whole file.</param>
internal sealed record SuppressionComment(Place Place, IReadOnlyList<string> Rules, string Reason, int? Line)
{
    /// <summary>Ids of the rules whose findings it suppressed.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);
}
