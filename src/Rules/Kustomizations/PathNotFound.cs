using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX203: <c>spec.path</c> names no directory of the source.</summary>
public sealed class PathNotFound : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX203",
        Name = "path-not-found",
        Title = "`spec.path` is no directory of the source",
        Level = Level.Error,
        Why = """
            kustomize-controller reports `kustomization path not found` and applies nothing; what it applied before stays in the cluster as it was, so a
            directory that was renamed goes on running its old state. The path is looked up on Linux: upper and lower case count, and a backslash is a
            character like any other, so a path that works on a laptop may not exist in the cluster. A path to a file is refused too.

            A path is always taken from the root of the source, never from the file that holds the Kustomization; `../x` cannot leave the root and is read
            as `x`. Quiet when the source is neither this repository nor mapped to a directory under `sources`.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#path",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (reconcile)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            if (component is not { Kustomization: { } kustomization, Directory: { } directory, Repository: { } artifact } || artifact.IsDirectory(directory) || !IsWritten(kustomization))
            {
                continue;
            }

            if (LeftOutPath.IsLeftOut(component, directory, context.Workspace))
            {
                // FX204
                continue;
            }

            var name = kustomization.Name;
            var at = context.For(component.Object, cluster);
            if (artifact.File(directory) is not null)
            {
                at.Report(kustomization.Path, $"`{kustomization.Path.Text}` is a file: the path of Kustomization `{name}` must be a directory", label: $"did you mean {Shown(directory.Parent)}?");
            }
            else
            {
                at.Report(kustomization.Path, $"the source has no directory `{kustomization.Path.Text}`: Kustomization `{name}` applies nothing, and what it applied before stays as it is", label: Label(artifact, kustomization.Path.Text ?? "", directory));
            }
        }
    }

    /// <summary>False for a path with a variable that is not known, and for a root that only the configuration knows of.</summary>
    private static bool IsWritten(FluxKustomization kustomization) => kustomization.Path.Text?.HasVariable != true && kustomization.Path.Origin.Source.Content.Length > 0;

    private static string? Label(Repository artifact, string path, RepoPath directory)
    {
        if (path.Contains('\\', StringComparison.Ordinal) && RepoPath.TryParse(path.Replace('\\', '/')) is { } slashed && artifact.IsDirectory(slashed))
        {
            return $"write {Shown(slashed)}: a backslash is no separator";
        }

        return InOtherCase(artifact, directory) is { } other ? $"did you mean {Shown(other)}? Case counts" : null;
    }

    /// <summary>The directory whose path differs in case alone.</summary>
    private static RepoPath? InOtherCase(Repository artifact, RepoPath directory)
    {
        var at = RepoPath.Root;
        foreach (var part in directory.Value.Split('/'))
        {
            at = artifact.List(at).FirstOrDefault(e => string.Equals(e.Name, part, StringComparison.OrdinalIgnoreCase))?.Name is { } name ? at.TryCombine(name) : null;
            if (at is null)
            {
                return null;
            }
        }

        return artifact.IsDirectory(at) ? at : null;
    }

    private static string Shown(RepoPath path) => path.IsRoot ? "./" : $"./{path}";
}
