using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX204: what a Flux Kustomization builds never reaches the artifact of its source.</summary>
public sealed class PathExcluded : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX204",
        Name = "path-excluded",
        Title = "A path, or a file that its build needs, is kept out of the source's artifact by ignore patterns",
        Level = Level.Error,
        Why = """
            source-controller packs an artifact without what `.sourceignore` files, `spec.ignore` of the source and its own defaults exclude. The files are in
            Git and `kustomize build` works on every laptop, but kustomize-controller never sees them: the path is not found, or the build fails on a file
            that is plainly there. The defaults are easily forgotten: pictures (`*.png`, `*.jpg`), archives (`*.zip`, `*.tar.gz`), `.github/`, and
            `.sops.yaml` and `.flux.yaml` at any depth. Any pattern of one's own, in whatever `.sourceignore` of the repository, replaces them, except for
            those about Git's own files.

            Take the file back with a pattern that begins with `!`, or move it.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/source/gitrepositories/#excluding-files",
            "https://github.com/fluxcd/pkg/blob/main/sourceignore/sourceignore.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components.Where(c => c is { Kustomization: not null, State: ComponentState.Failed }))
        {
            if (component.Directory is { } directory && LeftOutPath.IsLeftOut(component, directory, context.Workspace))
            {
                Report(component, directory, component.Kustomization!.Path.Origin.Place, $"the path of Kustomization `{component.Id.Name}`", cluster, context);
                continue;
            }

            foreach (var error in component.Errors)
            {
                if (LeftOutPath.Of(error, component, context.Workspace) is { } path)
                {
                    Report(component, path, error.Place, "which this build needs,", cluster, context);
                }
            }
        }
    }

    private static void Report(Component component, RepoPath path, Place at, string what, Cluster cluster, RuleContext context)
    {
        var edge = cluster.Edges.FirstOrDefault(e => e.Kind == ClusterEdgeKind.Source && ReferenceEquals(e.From, component.Object));

        // The source of a root whose build fails is in no build.
        var source = edge?.Target?.Resource ?? context.Workspace.Objects.FirstOrDefault(o => o.Kind == edge?.TargetId.Kind && o.Name == edge.TargetId.Name && o.Field.Origin.Source == component.Flux.Field.Origin.Source)?.Resource;
        var ignore = source?.Field.At("spec", "ignore") ?? Field.Root(new YamlMap(component.Flux.Field.Origin))["ignore"];
        var found = LeftOutPath.Find(path, context.Workspace.Repository, ignore);
        var by = found.Pattern.Length == 0 ? "ignore patterns keep it out" : found.Place is not null ? $"the pattern `{found.Pattern}` keeps it out" : $"Flux's default pattern `{found.Pattern}` keeps it out";
        context.For(component.Object, cluster).Report(
            at,
            $"`{path}`, {what} is not in the artifact of the source: {by}",
            related: found.Place is { } place ? [new RelatedPlace(place, "the pattern that decides")] : []);
    }
}
