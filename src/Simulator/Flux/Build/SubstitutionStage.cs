using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Runs postBuild substitution over the objects of a build (flux2 internal/build/build.go:do).</summary>
/// <param name="substitution">The substitution.</param>
/// <param name="isController">True for the controller's words.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class SubstitutionStage(PostBuildSubstitution substitution, bool isController, BuildErrors errors)
{
    private readonly List<VariableUse> _uses = [];

    /// <summary>The uses of variables, in order of the objects.</summary>
    public IReadOnlyList<VariableUse> Uses => _uses;

    /// <summary>Substitutes in each object; no two may come to have the same id.</summary>
    public void Run(IReadOnlyList<KustomizeResource> resources)
    {
        foreach (var resource in resources)
        {
            var before = resource.Id;
            var substituted = substitution.Apply(resource.Root);
            _uses.AddRange(substituted.Uses);
            foreach (var error in substituted.Errors)
            {
                var failure = isController ? $"post build failed for '{before.KindText()}/{before.Name}'" : $"var substitution failed for '{before.Name}'";
                errors.Add(error with { Message = $"{failure}: {error.Message}" });
            }

            resource.ReplaceRoot(substituted.Root);
            if (resource.Id is var id && id != before && resources.Where(r => r.Name == id.Name && r.Id.IsSameObject(id)).ToList() is { Count: > 1 } same)
            {
                errors.Add($"in Replace: id matched {same.Count} resources: with its variables the object is {id}, as is the one at {same.Find(r => r != resource)!.Root.Origin}", resource.Root.Origin);
            }
        }
    }
}
