using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// Builds Flux Kustomizations over one repository: the kustomization that Flux generates, kustomize, substitution, owner labels and
/// common metadata. One instance builds any number of them and each base once; safe for several threads. Nothing is written anywhere.
/// </summary>
/// <param name="repository">All that may be read: a path or link out of it is refused, as Flux refuses to leave the artifact.</param>
/// <param name="options">Which of Flux's two ways to build.</param>
public sealed class FluxBuild(Repository repository, FluxBuildOptions options)
{
    private readonly KustomizeBuild _kustomize = new(repository, new BuildOptions(IsRestricted: false, Reorder.None, KeepsBuiltInSchema: true, ToolVersion: options.ToolVersion));

    /// <summary>Builds a Flux Kustomization as it stands in the cluster.</summary>
    /// <param name="kustomization">The object, in a file or as a parent's build gives it; its nodes are not changed.</param>
    /// <param name="directory">The directory it builds: its path inside the repository.</param>
    /// <param name="variables">What <c>spec.postBuild.substituteFrom</c> gives; the inline variables are added to it.</param>
    /// <param name="isStrict">True when an expression without value and default is an error.</param>
    /// <param name="namespace">The namespace of the object where it gives none; null for none.</param>
    public FluxBuildResult Build(FluxKustomization kustomization, RepoPath directory, VariableSet variables, bool isStrict, string? @namespace = null)
    {
        var errors = new BuildErrors();
        return KustomizationSpec.FromObject(kustomization, errors) is { } spec
            ? Build(spec, directory, variables, isStrict, @namespace)
            : new FluxBuildResult([], errors.All, [], []);
    }

    /// <summary>The same for what a Flux Kustomization says.</summary>
    public FluxBuildResult Build(KustomizationSpec spec, RepoPath directory, VariableSet variables, bool isStrict, string? @namespace = null)
    {
        var errors = new BuildErrors();
        InlineVariables.AddTo(variables, spec);
        if (Locate(spec, directory, errors) is not { } files || new GeneratedKustomization(files, spec, errors).Make(options) is not { } kustomization)
        {
            return new FluxBuildResult([], errors.All, [], []);
        }

        var built = _kustomize.Build(files, kustomization);
        errors.AddAll(built.Errors.Select(e => e with { Message = $"kustomize build failed: {e.Message}" }));
        if (options.IsController)
        {
            CheckIdentity(built.Resources, errors);
        }

        if (errors.Count > 0)
        {
            return new FluxBuildResult([], errors.All, built.Warnings, []);
        }

        var substitution = new SubstitutionStage(new PostBuildSubstitution(variables, isStrict, spec.SubstitutesAlways), options.IsController, errors);
        if (spec.HasPostBuild)
        {
            substitution.Run(built.Resources);
        }

        var owner = new OwnerLabels(spec.Name, spec.Namespace.Length > 0 ? spec.Namespace : @namespace ?? "", spec.NameOrigin);
        var manifests = errors.Count > 0 ? [] : new ObjectFinish(spec, owner, options.IsController, errors).Run(built.Resources);
        return new FluxBuildResult(errors.Count > 0 ? [] : manifests, errors.All, built.Warnings, substitution.Uses) { Effects = built.Effects };
    }

    private BuildFiles? Locate(KustomizationSpec spec, RepoPath directory, BuildErrors errors)
    {
        if (repository.Resolve(directory) is { } real && repository.IsDirectory(real))
        {
            return _kustomize.Files(real);
        }

        var path = $"{repository.Root.TrimEnd('/')}/{directory}";
        errors.Add(
            repository.WhyUnreadable(directory) is { } problem ? $"{path} cannot be read: {problem}"
                : options.IsController ? $"kustomization path not found: stat {path}: no such file or directory"
                : $"failed to generate kustomization.yaml: failed to load ignore patterns: open {path}: no such file or directory",
            spec.PathOrigin);
        return null;
    }

    /// <summary>The controller wants every object to have what identifies it (internal/controller/kustomization_controller.go:build).</summary>
    private static void CheckIdentity(IReadOnlyList<KustomizeResource> resources, BuildErrors errors)
    {
        foreach (var resource in resources.Where(r => r.Name.Length == 0 || r.Kind.Length == 0 || r.ApiVersion.Length == 0))
        {
            errors.Add($"failed to decode Kubernetes apiVersion, kind and name from: {resource.ApiVersion} {resource.Kind} {resource.Name}", resource.Root.Origin);
        }
    }
}
