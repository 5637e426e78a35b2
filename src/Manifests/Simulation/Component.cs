using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>One Flux Kustomization or HelmRelease as applied, and what it applies in turn.</summary>
public sealed class Component
{
    /// <summary>Makes a component once its build is done.</summary>
    /// <param name="flux">The Flux Kustomization or HelmRelease as applied.</param>
    /// <param name="self">The object that it is in its parent's render; null for a root.</param>
    /// <param name="objects">What it applies, in order of its build.</param>
    /// <param name="bootstrap">What a bootstrap puts into the cluster beside a root.</param>
    public Component(FluxObject flux, RenderedObject? self, IReadOnlyList<BuiltObject> objects, IReadOnlyList<BuiltObject>? bootstrap = null)
    {
        Flux = flux;
        Parent = self?.Owner;
        var id = flux.Resource.Id;
        Id = id.Namespace.Length > 0 ? id : id with { Namespace = Parent?.Id.Namespace ?? "flux-system" };
        Objects = [.. objects.Select(o => new RenderedObject(o.Resource, this, o.Entries))];

        Bootstrap = [.. (bootstrap ?? []).Select(o => new RenderedObject(o.Resource, this, o.Entries))];

        // A gotk-sync file is part of what it builds: the root applies itself.
        Object = self ?? Objects.FirstOrDefault(o => IsSelf(o.Id)) ?? new RenderedObject(flux.Resource, this, []);
    }

    /// <summary>The Flux Kustomization or HelmRelease as applied: with what its parent's patches, overlays and variables make of it.</summary>
    public FluxObject Flux { get; }

    /// <summary>The same as Flux Kustomization, or null.</summary>
    public FluxKustomization? Kustomization => Flux as FluxKustomization;

    /// <summary>The same as HelmRelease, or null.</summary>
    public FluxHelmRelease? HelmRelease => Flux as FluxHelmRelease;

    /// <summary>What identifies it; when nothing gives it a namespace, the one of its parent, <c>flux-system</c> for a root.</summary>
    public ResourceId Id { get; }

    /// <summary>The component that applies this one; null for a root, also when a root applies itself.</summary>
    public Component? Parent { get; }

    /// <summary>This component as an object of its cluster.</summary>
    public RenderedObject Object { get; }

    /// <summary>How far the simulation came.</summary>
    public ComponentState State { get; init; }

    /// <summary>The directory it builds, in <see cref="Repository"/>; null when its source is not at hand. It may not exist: then there is an error.</summary>
    public RepoPath? Directory { get; init; }

    /// <summary>What <see cref="Directory"/> is a directory of: this repository as the source's artifact shows it, or what the configuration maps its source to.</summary>
    public Repository? Repository { get; init; }

    /// <summary>
    /// What it applies, in order of its build; none when the build failed or what it builds is not at hand. A build that fails for
    /// nothing but undefined variables has what it would apply, with their expressions left standing.
    /// </summary>
    public IReadOnlyList<RenderedObject> Objects { get; }

    /// <summary>What a bootstrap puts into the cluster beside a root without a file in Git: its source.</summary>
    public IReadOnlyList<RenderedObject> Bootstrap { get; }

    /// <summary>Why its build fails, or the values of a HelmRelease cannot be composed.</summary>
    public IReadOnlyList<BuildError> Errors { get; init; } = [];

    /// <summary>What its build warns about, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What the patches, images and replacements of its build came to, those of bases too; none when kustomize fails.</summary>
    public IReadOnlyList<EntryEffect> Effects { get; init; } = [];

    /// <summary>The variables of its postBuild substitution in the order in which Flux adds them: of several with one name the last counts.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>The uses of variables in what it builds, in order of its objects.</summary>
    public IReadOnlyList<VariableUse> VariableUses { get; init; } = [];

    /// <summary>
    /// The values of a HelmRelease, composed of <c>valuesFrom</c> and inline values as helm-controller does, each with the place that sets it; in
    /// the place of one that is not known or secret stands <c>${...}</c>. Null for others. What keeps them from being composed is an error.
    /// </summary>
    public YamlMap? Values { get; init; }

    /// <summary>True when <c>kubeConfig</c> sends its objects to another cluster.</summary>
    public bool IsRemote => Flux.Spec["kubeConfig"].Exists;

    /// <summary>The way it came into the cluster, outward: where it stands, the entries of kustomization files, its parent's way.</summary>
    public IEnumerable<Place> Trail => Object.Trail.Prepend(Flux.Field.KeyOrigin.Place);

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();

    private bool IsSelf(ResourceId id) => id.Kind == Id.Kind && id.Group == Id.Group && id.Name == Id.Name && id.Namespace == Id.Namespace;
}
