using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Compares what two versions of a Flux object ask for.</summary>
internal static class SpecText
{
    /// <summary>True when both specs say the same.</summary>
    public static bool AreEqual(FluxObject one, FluxObject other) => Print(one) == Print(other);

    private static string Print(FluxObject flux)
    {
        var text = new StringBuilder();
        if (flux.Spec.Map is { } spec)
        {
            YamlWriter.Write(spec, text);
        }

        return text.ToString();
    }
}
