namespace Dryflux.Manifests.Simulation;

/// <summary>The feature gates that manifests turn on and off for Flux's controllers; of different controllers a gate may be both.</summary>
public sealed class FeatureGates
{
    private readonly HashSet<(string Gate, bool IsOn)> _settings;

    internal FeatureGates(IEnumerable<(string Gate, bool IsOn)> settings) => _settings = [.. settings];

    /// <summary>Nothing is said of any gate.</summary>
    public static FeatureGates None { get; } = new([]);

    /// <summary>True when something turns the gate on.</summary>
    public bool IsOn(string gate) => _settings.Contains((gate, true));

    /// <summary>True when something turns the gate off.</summary>
    public bool IsOff(string gate) => _settings.Contains((gate, false));

    /// <summary>These, and of others the gates that nothing is said of here.</summary>
    public FeatureGates Over(FeatureGates others) => new(_settings.Concat(others._settings.Where(s => !IsOn(s.Gate) && !IsOff(s.Gate))));
}
