namespace Dryflux.Manifests.Yaml;

/// <summary>What is wrong with a node.</summary>
/// <param name="Node">The node at fault.</param>
/// <param name="Message">The reason in plain words, without a final full stop; it holds what upstream's message says.</param>
public sealed record NodeError(YamlNode Node, string Message);
