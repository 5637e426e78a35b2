using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>One entry of a Secret.</summary>
/// <param name="Field">The entry.</param>
/// <param name="Value">Its value, base64 undone; never to be printed.</param>
/// <param name="Kind">What the value is.</param>
internal sealed record SecretDatum(Field Field, string Value, SecretValueKind Kind);
