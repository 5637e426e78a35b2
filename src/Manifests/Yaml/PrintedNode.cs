using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>Where <see cref="YamlWriter"/> put a node.</summary>
/// <param name="Node">A key, a value or a list item.</param>
/// <param name="Span">Its stretch of the output: quotes and the header of a block included, the colon behind a key not.</param>
public readonly record struct PrintedNode(YamlNode Node, TextSpan Span);
