using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Prints what a component applies as <c>flux build</c> prints it: what SOPS encrypted in Secrets is masked.</summary>
public static class ComponentText
{
    /// <summary>Appends the objects, each with a line <c>---</c> after it.</summary>
    /// <param name="component">The component.</param>
    /// <param name="output">What to append to.</param>
    /// <param name="heading">A text to stand before each object, or null.</param>
    /// <returns>What keeps objects from being printed.</returns>
    public static IReadOnlyList<BuildError> Print(Component component, StringBuilder output, Func<RenderedObject, string>? heading = null)
    {
        var errors = new BuildErrors();
        foreach (var rendered in component.Objects)
        {
            var root = SecretMask.Apply(rendered.Resource.Root, errors);
            output.Append(heading?.Invoke(rendered));
            foreach (var problem in YamlWriter.Write(root, output))
            {
                errors.Add(problem.Message, problem.Node.Origin);
            }

            output.Append("---\n");
        }

        return errors.All;
    }
}
