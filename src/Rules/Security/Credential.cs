using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>A value with the name it is given: a key, the name of an environment variable, the last part of a patched path.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value; never to be printed.</param>
/// <param name="Scalar">The scalar that holds the value, maybe with more around it.</param>
internal readonly record struct Credential(string Name, string Value, YamlScalar Scalar);
