using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>The objects of image automation, of all clusters as applied; those that no build reaches are as written.</summary>
internal sealed class ImageObjects
{
    private ImageObjects(Workspace workspace)
    {
        var applied = workspace.Clusters.SelectMany(c => c.Objects).Where(o => o.Id.Group == FluxGroups.Image).Select(o => FluxObject.From(o.Resource)).OfType<FluxObject>().ToList();
        var places = applied.Select(o => o.Resource.Root.Origin.Place).ToHashSet();
        var all = applied.Concat(workspace.Objects.Where(o => o.Resource.Id.Group == FluxGroups.Image && !places.Contains(o.Resource.Root.Origin.Place))).ToList();
        Policies = [.. all.OfType<FluxImagePolicy>()];
        Repositories = [.. all.OfType<FluxImageRepository>()];
        Automations = [.. all.OfType<FluxImageUpdateAutomation>()];
    }

    /// <summary>Every ImagePolicy.</summary>
    public IReadOnlyList<FluxImagePolicy> Policies { get; }

    /// <summary>Every ImageRepository.</summary>
    public IReadOnlyList<FluxImageRepository> Repositories { get; }

    /// <summary>Every ImageUpdateAutomation.</summary>
    public IReadOnlyList<FluxImageUpdateAutomation> Automations { get; }

    /// <summary>The objects of a workspace.</summary>
    public static ImageObjects In(Workspace workspace) => workspace.Derived(w => new ImageObjects(w));

    /// <summary>The policies that a marker may mean: one in each cluster that has it. A document without namespace may get any.</summary>
    public IEnumerable<FluxImagePolicy> PoliciesOf(PolicyMarker marker) => Policies.Where(p => p.Name == marker.Policy && (p.Namespace == marker.Namespace || p.Namespace.Length == 0));

    /// <summary>The ImageRepositories that a policy may mean.</summary>
    public IEnumerable<FluxImageRepository> RepositoriesOf(FluxImagePolicy policy)
    {
        var space = policy.ImageRepositoryRef["namespace"].Text ?? policy.Namespace;
        return Repositories.Where(r => r.Name == policy.ImageRepositoryRef["name"].Text && (r.Namespace == space || r.Namespace.Length == 0 || space.Length == 0));
    }
}
