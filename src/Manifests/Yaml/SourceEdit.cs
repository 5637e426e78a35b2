using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>An edit together with the file it is for.</summary>
/// <param name="Source">The text that the span counts in.</param>
/// <param name="Edit">The edit.</param>
public sealed record SourceEdit(SourceText Source, TextEdit Edit);
