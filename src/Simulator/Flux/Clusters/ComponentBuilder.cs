using System.Collections.Concurrent;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Flux.Build;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>Builds single components; what they share is built once. Safe for several threads.</summary>
internal sealed class ComponentBuilder
{
    private readonly ConcurrentDictionary<Repository, FluxBuild> _builds = new();

    /// <summary>Builds a component.</summary>
    /// <param name="pending">The component.</param>
    /// <param name="source">What its source stands for.</param>
    /// <param name="variables">Finds its variables.</param>
    /// <param name="isStrict">True when a variable without value is an error.</param>
    public ComponentOutcome Build(PendingComponent pending, SourceAnswer source, VariableFinder variables, bool isStrict)
    {
        if (source.Artifact is not { } artifact)
        {
            return NotAtHand(pending, source);
        }

        var path = pending.Kustomization.Path;
        var directory = SecurePath.Inside(path.Text ?? "");
        if (!artifact.IsDirectory(directory))
        {
            var what = artifact.File(directory) is null ? "does not exist" : "is a file";
            return Failed(pending, directory, artifact, [new BuildError($"kustomization path not found: {(directory.IsRoot ? "." : directory)} {what} in {pending.Source}", path.Origin.Place)], [], []);
        }

        var sources = variables.Sources(pending.Kustomization, pending.Namespace);
        var given = variables.Given(sources);
        var build = _builds.GetOrAdd(artifact, a => new FluxBuild(a, FluxBuildOptions.Controller));
        var result = build.Build(pending.Kustomization, directory, given, isStrict, pending.Namespace);
        var gaps = sources.Where(s => s.Cause is not null).Select(s => new FoundGap(AnalysisGapKind.Values, s.Cause!, s.Entry.KeyOrigin.Place)).ToList();
        if (!result.Succeeded && result.Errors.All(e => e.Kind == BuildErrorKind.UndefinedVariable))
        {
            // Everything else can be judged as it will be once the variables have values.
            var later = variables.Given(sources);
            later.AddUnknownKeys("spec.postBuild", null, isSecret: false);
            var objects = build.Build(pending.Kustomization, directory, later, isStrict: false, pending.Namespace).Objects;
            return new ComponentOutcome(pending, ComponentState.Failed)
            {
                Directory = directory,
                Artifact = artifact,
                Objects = [.. objects],
                Errors = result.Errors,
                Warnings = result.Warnings,
                Effects = result.Effects,
                Variables = given.All,
                Uses = result.Uses,
                Gaps = gaps,
            };
        }

        if (!result.Succeeded)
        {
            return Failed(pending, directory, artifact, result.Errors, result.Warnings, gaps) with { Variables = given.All, Uses = result.Uses };
        }

        return new ComponentOutcome(pending, ComponentState.Built)
        {
            Directory = directory,
            Artifact = artifact,
            Objects = [.. result.Objects],
            Warnings = result.Warnings,
            Effects = result.Effects,
            Variables = given.All,
            Uses = result.Uses,
            Gaps = gaps,
        };
    }

    private static ComponentOutcome NotAtHand(PendingComponent pending, SourceAnswer source)
    {
        var reference = pending.Kustomization.SourceRef;
        var place = reference["name"].Origin.Place;
        return source.Error is { } error
            ? new ComponentOutcome(pending, ComponentState.Failed) { Errors = [error], Gaps = [FailedGap(pending)] }
            : new ComponentOutcome(pending, ComponentState.NotAtHand) { Gaps = [GapOf(source, source.Place ?? place, TargetNamespace(pending))] };
    }

    private static FoundGap GapOf(SourceAnswer source, Place place, string? @namespace) => source.IsFluxItself
        ? new FoundGap(AnalysisGapKind.FluxItself, $"{source.Cause}: it installs Flux itself", place)
        : new FoundGap(AnalysisGapKind.Source, source.Cause!, place, @namespace, Missing: source.Missing);

    private static ComponentOutcome Failed(PendingComponent pending, RepoPath directory, Repository artifact, IReadOnlyList<BuildError> errors, IReadOnlyList<string> warnings, IEnumerable<FoundGap> gaps)
    {
        var offline = errors.Where(e => e.Kind == BuildErrorKind.Remote).Select(e => new FoundGap(AnalysisGapKind.RemoteBase, e.Message, e.Place, TargetNamespace(pending))).ToList();
        return new ComponentOutcome(pending, offline.Count == errors.Count ? ComponentState.NotAtHand : ComponentState.Failed)
        {
            Directory = directory,
            Artifact = artifact,
            Errors = errors,
            Warnings = warnings,
            Gaps = [.. gaps, .. offline, .. offline.Count == errors.Count ? [] : (FoundGap[])[FailedGap(pending)]],
        };
    }

    private static FoundGap FailedGap(PendingComponent pending) => new(
        AnalysisGapKind.FailedBuild,
        $"the build of {new Component(pending.Kustomization, pending.Self, []).Id} fails, so what it applies is not known",
        pending.Kustomization.Field.KeyOrigin.Place,
        TargetNamespace(pending));

    private static string? TargetNamespace(PendingComponent pending) => pending.Kustomization.TargetNamespace.Text is { Length: > 0 } target ? target : null;
}
