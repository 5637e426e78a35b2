using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Substitution;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>The variables that a Flux Kustomization gives itself.</summary>
internal static class InlineVariables
{
    /// <summary>What gives them, for people.</summary>
    public const string Provider = "spec.postBuild.substitute";

    /// <summary>Adds them, so that they count more than those of <c>substituteFrom</c>.</summary>
    public static void AddTo(VariableSet variables, KustomizationSpec spec)
    {
        foreach (var entry in spec.Substitute?.Entries ?? [])
        {
            var value = (YamlScalar)entry.Value;
            variables.Add(new Variable(entry.Name!, value.Value, Provider, value.Origin));
        }
    }
}
