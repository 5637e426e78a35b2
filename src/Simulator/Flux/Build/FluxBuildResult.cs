using System.Text;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>What the build of one Flux Kustomization gives.</summary>
/// <param name="Manifests">What Flux would apply, in order of the output; none when there are errors.</param>
/// <param name="Errors">Every independent mistake found, each beginning with Flux's own words; none when the build succeeded.</param>
/// <param name="Warnings">What Flux would warn about, one line each.</param>
/// <param name="Uses">The uses of variables, in order of the objects; also when there are errors.</param>
public sealed record FluxBuildResult(IReadOnlyList<BuiltManifest> Manifests, IReadOnlyList<BuildError> Errors, IReadOnlyList<string> Warnings, IReadOnlyList<VariableUse> Uses)
{
    /// <summary>What patches, images and replacements came to; none when kustomize fails.</summary>
    public IReadOnlyList<EntryEffect> Effects { get; init; } = [];

    /// <summary>True when there is an output, be it empty.</summary>
    public bool Succeeded => Errors.Count == 0;

    /// <summary>The same as objects. An item of a list without <c>apiVersion</c> or <c>kind</c> is none, and the API server would refuse it.</summary>
    public IEnumerable<BuiltObject> Objects
    {
        get
        {
            foreach (var manifest in Manifests)
            {
                if (Resource.From(manifest.Root) is { } resource)
                {
                    yield return new BuiltObject(resource, manifest.Entries);
                }
            }
        }
    }

    /// <summary>Appends the objects as <c>flux build</c> prints them: each with a line <c>---</c> after it (fluxcd/pkg ssa/utils/object.go:ObjectsToYAML).</summary>
    public void PrintTo(StringBuilder output)
    {
        foreach (var manifest in Manifests)
        {
            YamlWriter.Write(manifest.Root, output);
            output.Append("---\n");
        }
    }
}
