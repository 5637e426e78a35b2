using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>What fixes did.</summary>
/// <param name="Texts">Each text that changed, with its new content.</param>
/// <param name="Fixed">The findings that were mended.</param>
public sealed record FixResult(IReadOnlyDictionary<SourceText, string> Texts, IReadOnlyList<Finding> Fixed);
