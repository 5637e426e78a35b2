namespace Dryflux.Manifests.Yaml;

/// <summary>A key given again in one mapping.</summary>
/// <param name="First">The entry that had the key first.</param>
/// <param name="Again">The entry that repeats it.</param>
public sealed record DuplicateKey(YamlEntry First, YamlEntry Again);
