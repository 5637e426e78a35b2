using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>What a build of one directory gives.</summary>
/// <param name="Resources">The objects in order of the output; none when there are errors.</param>
/// <param name="Errors">Every independent mistake found; none when the build succeeded.</param>
/// <param name="Warnings">What kustomize would warn about, one line each.</param>
public sealed record BuildResult(IReadOnlyList<KustomizeResource> Resources, IReadOnlyList<BuildError> Errors, IReadOnlyList<string> Warnings)
{
    /// <summary>What patches, images and replacements came to; none when there are errors.</summary>
    public IReadOnlyList<EntryEffect> Effects { get; init; } = [];

    /// <summary>True when there is an output.</summary>
    public bool Succeeded => Errors.Count == 0;

    /// <summary>Appends the output as kustomize prints it.</summary>
    /// <param name="output">What to append to; without meaning when there are errors.</param>
    /// <param name="heading">A text to stand before each object, or null.</param>
    /// <returns>What keeps objects from being printed.</returns>
    public IReadOnlyList<BuildError> PrintTo(StringBuilder output, Func<KustomizeResource, string>? heading = null)
    {
        var start = output.Length;
        var problems = new List<BuildError>();
        foreach (var resource in Resources)
        {
            if (output.Length > start)
            {
                output.Append("---\n");
            }

            output.Append(heading?.Invoke(resource));
            problems.AddRange(YamlWriter.Write(resource.Root, output).Select(e => new BuildError(e.Message, e.Node.Origin.Place)));
        }

        return problems;
    }
}
