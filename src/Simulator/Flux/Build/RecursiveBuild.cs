using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Substitution;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// Builds a Flux Kustomization and every one that its build gives, as <c>flux build --recursive</c> does
/// (flux2 internal/build/build.go:Build). Suspension, dependencies and other clusters play no part.
/// </summary>
/// <param name="build">The build.</param>
/// <param name="localSources">The directory that stands for a source, by <c>Kind/namespace/name</c>; null for one that lies outside of the repository.</param>
/// <param name="isStrict">True when an expression without value and default is an error.</param>
public sealed class RecursiveBuild(FluxBuild build, IReadOnlyDictionary<string, RepoPath?> localSources, bool isStrict)
{
    /// <summary>Builds one, then its children depth first; their objects come after all of the parent's.</summary>
    /// <param name="spec">What it says.</param>
    /// <param name="directory">The directory it builds.</param>
    /// <param name="variables">What its <c>substituteFrom</c> gives; children have their inline variables alone.</param>
    /// <param name="namespace">Its namespace where it gives none; null for none.</param>
    public FluxBuildResult Build(KustomizationSpec spec, RepoPath directory, VariableSet variables, string? @namespace = null) =>
        Build(spec, build.Build(spec, directory, variables, isStrict, @namespace), []);

    private FluxBuildResult Build(KustomizationSpec spec, FluxBuildResult own, IReadOnlyList<KustomizationSpec> above)
    {
        var all = new Sum(own);
        foreach (var manifest in own.Manifests.Where(IsKustomization))
        {
            var errors = new BuildErrors();
            if (KustomizationSpec.FromObject(manifest.Root, errors) is { } child && !IsSame(child, spec) && Locate(child, [.. above, spec], errors) is { } path)
            {
                all.Add(Build(child, build.Build(child, path, new VariableSet(), isStrict), [.. above, spec]));
            }

            all.Errors.AddAll(errors.All);
        }

        return all.Result();
    }

    private static bool IsKustomization(BuiltManifest manifest) =>
        manifest.Root.Text("kind") == "Kustomization" && manifest.Root.Text("apiVersion") is { } version && version.StartsWith(FluxGroups.Kustomize + "/", StringComparison.Ordinal);

    private static bool IsSame(KustomizationSpec one, KustomizationSpec other) => one.Name == other.Name && one.Namespace == other.Namespace;

    private RepoPath? Locate(KustomizationSpec child, IReadOnlyList<KustomizationSpec> above, BuildErrors errors)
    {
        if (above.Any(a => IsSame(a, child)))
        {
            errors.Add($"kustomization {child.Name} is part of what it builds itself: the build would never end", child.NameOrigin);
            return null;
        }

        var source = child.SourceRef;
        var @namespace = source?.Text("namespace") is { Length: > 0 } given ? given : child.Namespace;
        var key = $"{source?.Text("kind")}/{(@namespace.Length > 0 ? @namespace + "/" : "")}{source?.Text("name")}";
        var at = ((YamlNode?)source)?.Origin ?? child.NameOrigin;
        if (!localSources.TryGetValue(key, out var local))
        {
            errors.Add($"cannot get local path for {key} of kustomization {child.Name}", at);
            return null;
        }

        if (local?.TryCombine(child.Path) is { } path)
        {
            return path;
        }

        errors.Add($"the path '{child.Path}' of kustomization {child.Name} lies outside of what may be read", child.PathOrigin);
        return null;
    }

    /// <summary>Results one after the other.</summary>
    private sealed class Sum(FluxBuildResult first)
    {
        private readonly List<BuiltManifest> _manifests = [.. first.Manifests];
        private readonly List<string> _warnings = [.. first.Warnings];
        private readonly List<VariableUse> _uses = [.. first.Uses];

        public BuildErrors Errors { get; } = Collect(first.Errors);

        public void Add(FluxBuildResult more)
        {
            _manifests.AddRange(more.Manifests);
            _warnings.AddRange(more.Warnings);
            _uses.AddRange(more.Uses);
            Errors.AddAll(more.Errors);
        }

        public FluxBuildResult Result() => new(Errors.Count > 0 ? [] : _manifests, Errors.All, _warnings, _uses);

        private static BuildErrors Collect(IEnumerable<BuildError> errors)
        {
            var all = new BuildErrors();
            all.AddAll(errors);
            return all;
        }
    }
}
