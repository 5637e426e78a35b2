using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
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
    // Controllers and CLI know no version of kustomize (api/provenance/provenance.go:FindVersion).
    private readonly KustomizeBuild _kustomize = new(repository, new BuildOptions(IsRestricted: false, Reorder.None, KeepsBuiltInSchema: true, ToolVersion: "(devel)"));

    /// <summary>Builds a Flux Kustomization as it stands in the cluster.</summary>
    /// <param name="kustomization">The object, in a file or as a parent's build gives it; its nodes are not changed.</param>
    /// <param name="directory">The directory it builds: its path inside the repository.</param>
    /// <param name="variables">What <c>spec.postBuild.substituteFrom</c> gives; the inline variables are added to it.</param>
    /// <param name="isStrict">True when an expression without value and default is an error.</param>
    public FluxBuildResult Build(FluxKustomization kustomization, RepoPath directory, VariableSet variables, bool isStrict)
    {
        var errors = new BuildErrors();
        return KustomizationSpec.FromObject(kustomization, errors) is { } spec
            ? Build(spec, directory, variables, isStrict)
            : new FluxBuildResult([], errors.All, [], []);
    }

    /// <summary>The same for what a Flux Kustomization says.</summary>
    public FluxBuildResult Build(KustomizationSpec spec, RepoPath directory, VariableSet variables, bool isStrict)
    {
        var errors = new BuildErrors();
        if (repository.Resolve(directory) is not { } real || !repository.IsDirectory(real))
        {
            errors.Add($"failed to generate kustomization.yaml: failed to load ignore patterns: open {repository.Root.TrimEnd('/')}/{directory}: no such file or directory", spec.PathOrigin);
            return new FluxBuildResult([], errors.All, [], []);
        }

        var files = _kustomize.Files(real);
        if (new GeneratedKustomization(files, spec, errors).Make(options.IgnorePaths) is not { } kustomization)
        {
            return new FluxBuildResult([], errors.All, [], []);
        }

        var built = _kustomize.Build(files, kustomization);
        errors.AddAll(built.Errors.Select(e => e with { Message = $"kustomize build failed: {e.Message}" }));
        if (!built.Succeeded)
        {
            return new FluxBuildResult([], errors.All, built.Warnings, []);
        }

        InlineVariables.AddTo(variables, spec);
        var substitution = new SubstitutionStage(new PostBuildSubstitution(variables, isStrict, spec.SubstitutesAlways), errors);
        if (spec.HasPostBuild)
        {
            substitution.Run(built.Resources);
        }

        var manifests = errors.Count > 0 ? [] : Finish(built.Resources, spec, errors);
        return new FluxBuildResult(errors.Count > 0 ? [] : manifests, errors.All, built.Warnings, substitution.Uses);
    }

    private List<BuiltManifest> Finish(IReadOnlyList<KustomizeResource> resources, KustomizationSpec spec, BuildErrors errors)
    {
        var manifests = new List<BuiltManifest>(resources.Count);
        foreach (var resource in resources)
        {
            var root = OwnerLabels.Add(resource.Root, spec, errors);
            root = options.MasksSecrets ? SecretMask.Apply(root, errors) : root;
            if (!CanBePrinted(root, errors))
            {
                continue;
            }

            var entries = Entries(resource, spec);
            foreach (var read in ReadBack.Read(root, errors))
            {
                var finished = spec.CommonMetadata is { } common ? CommonMetadata.Add(read, common) : read;
                finished.Freeze();
                manifests.Add(new BuiltManifest(finished, entries, Encryption.IsIn(finished)));
            }
        }

        return manifests;
    }

    /// <summary>The object's way without the path itself, which is what brings in the files that a scan finds.</summary>
    private static List<Place> Entries(KustomizeResource resource, KustomizationSpec spec)
    {
        var entries = (resource.Trail?.Entries() ?? []).Select(e => e.Place).ToList();
        if (entries is [.., var last] && last == spec.PathOrigin.Place)
        {
            entries.RemoveAt(entries.Count - 1);
        }

        return entries;
    }

    private static bool CanBePrinted(YamlMap root, BuildErrors errors)
    {
        var problems = YamlWriter.Write(root, new StringBuilder());
        foreach (var problem in problems)
        {
            errors.Add($"kustomize build failed: {problem.Message}", problem.Node.Origin);
        }

        return problems.Count == 0;
    }
}
