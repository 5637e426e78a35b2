using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>What is known of a ConfigMap or Secret that <c>valuesFrom</c> names and that exists, or may exist.</summary>
public sealed record ValuesObject
{
    private ValuesObject()
    {
    }

    /// <summary>The object as applied; null when its values are not known.</summary>
    public YamlMap? Root { get; private init; }

    /// <summary>Why its values are not known, in plain words; null when they are.</summary>
    public string? Cause { get; private init; }

    /// <summary>Its keys where they are known though the values are not; else null.</summary>
    public IReadOnlyList<string>? Keys { get; private init; }

    /// <summary>An object that the cluster applies.</summary>
    public static ValuesObject Applied(YamlMap root) => new() { Root = root };

    /// <summary>An object whose values nobody can know offline.</summary>
    /// <param name="cause">Why, in plain words, as <c>the values of Secret/apps/db are encrypted</c>.</param>
    /// <param name="keys">Its keys, or null when they are not known either.</param>
    public static ValuesObject Unknown(string cause, IReadOnlyList<string>? keys = null) => new() { Cause = cause, Keys = keys };
}
