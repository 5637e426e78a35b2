using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX219: a Flux Kustomization whose build fails.</summary>
public sealed class BuildFailed : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX219",
        Name = "build-failed",
        Title = "The build of a Kustomization fails",
        Level = Level.Error,
        Why = """
            A build that fails applies nothing of its Kustomization: one wrong path in one of fifty files stops all fifty. What was applied before keeps
            running, so the cluster looks healthy, and from then on no change arrives. The build is simulated as kustomize-controller does it: the
            kustomization file that Flux generates or completes, kustomize 5.8, the files that the source's artifact really holds. Flux reads the
            kustomization file at its own path leniently and those below it strictly, and allows files above the directory, which `kustomize build` refuses
            by default; so this may differ from what `kustomize build` says.

            The finding stands at the line to change. What other rules explain better is told there alone: a path that does not exist (FX203) or is kept out
            of the artifact (FX204), text that is no YAML (FX001) or no object (FX003) or gives a key twice (FX002), values of the Flux Kustomization that its schema refuses (FX104,
            FX304), charts that kustomize would run (FX228), expressions and variables of substitution (FX302, FX303, FX306, FX310).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#path",
            "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_generator.go",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (build)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components.Where(c => c is { State: ComponentState.Failed, Directory: { } directory } && c.Repository!.IsDirectory(directory)))
        {
            foreach (var error in component.Errors.Where(e => !IsExplained(e, component, context.Workspace)))
            {
                context.For(component.Object, cluster).Report(error.Place, $"the build of Kustomization `{component.Id.Name}` fails: {Reason(error, component, context.Workspace)}");
            }
        }
    }

    private static bool IsExplained(BuildError error, Component component, Workspace workspace) =>
        error.Kind != BuildErrorKind.Build
        || (workspace.File(error.Place.Source.Path) is { } file && IsExplained(error.Place, file))
        || workspace.Problems.Any(p => p.Path.Value == error.Place.Source.Path && p.Kind is RepoProblemKind.NotText or RepoProblemKind.UnreadableFile)
        || LeftOutPath.Of(error, component, workspace) is not null;

    private static bool IsExplained(Place place, SourceFile file) =>
        file.Yaml.Error is not null
        || file.Yaml.DuplicateKeys.Any(d => d.Again.Key.Origin.Place == place)
        || file.Documents.Any(d => d.Field["helmCharts"].Node?.Origin.Span.Contains(place.Span) == true);

    private static string Reason(BuildError error, Component component, Workspace workspace)
    {
        if (MissingFile(error, component, workspace) is { } path)
        {
            return $"`{path}` does not exist";
        }

        if (error.Message.Contains(": cycle detected: ", StringComparison.Ordinal))
        {
            return $"`{error.Place.Source.Slice(error.Place.Span)}` leads back to a directory that is being built";
        }

        // The same words on every machine.
        var root = component.Repository!.Root;
        return root.Length > 1 ? error.Message.Replace($"{root}/", "", StringComparison.Ordinal) : error.Message;
    }

    /// <summary>The path that the error is about, when a kustomization file names what is not there; null otherwise.</summary>
    private static RepoPath? MissingFile(BuildError error, Component component, Workspace workspace) =>
        BuildReference.At(error, workspace) is { } path && component.Repository!.Resolve(path) is null ? path : null;
}
