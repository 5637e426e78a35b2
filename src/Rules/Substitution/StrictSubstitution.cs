using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Substitution;

/// <summary>Whether the kustomize-controller of a cluster fails for a variable without value and default.</summary>
/// <param name="IsOn">True when it does.</param>
/// <param name="Gate">The text that turns the feature gate on or off; null when nothing in the cluster's objects does.</param>
internal sealed partial record StrictSubstitution(bool IsOn, Place? Gate)
{
    /// <summary>The feature gate.</summary>
    public const string GateName = "StrictPostBuildSubstitutions";

    /// <summary>The first release that is strict by itself (kustomize-controller 1.9.0, internal/features/features.go).</summary>
    public static FluxVersion Default { get; } = new(2, 9);

    /// <summary>The first release that has the feature gate.</summary>
    public static FluxVersion Since { get; } = new(2, 3);

    /// <summary>What holds in a cluster, by the flags in its manifests and its release.</summary>
    public static StrictSubstitution Of(Cluster cluster)
    {
        foreach (var node in cluster.Objects.Where(o => ConfiguresController(o.Id.Kind, o.Id.Name)).SelectMany(o => o.Resource.Root.SelfAndBelow()))
        {
            if (node is YamlScalar scalar && scalar.Value.Contains(GateName, StringComparison.Ordinal) && Setting().Match(scalar.Value) is { Success: true } setting)
            {
                var isOn = setting.Groups[1].Value.Equals("true", StringComparison.OrdinalIgnoreCase) && cluster.Flux >= Since;
                return new StrictSubstitution(isOn, scalar.PlaceOf(new TextSpan(setting.Index, setting.Length)));
            }
        }

        // Flags may also stand where no object of a cluster is, as in a values file of the Flux Operator's chart.
        return new StrictSubstitution(cluster.Flux >= Default ? !cluster.FeatureGates.IsOff(GateName) : cluster.FeatureGates.IsOn(GateName), null);
    }

    /// <summary>True for an object that can hold flags of kustomize-controller: the controller itself, a FluxInstance, a release that installs one.</summary>
    private static bool ConfiguresController(string kind, string name) => kind is "FluxInstance" or "HelmRelease" || (kind == "Deployment" && name == "kustomize-controller");

    [GeneratedRegex(GateName + "=(true|false)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Setting();
}
