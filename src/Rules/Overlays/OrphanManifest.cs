using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX223: a manifest that nothing reaches.</summary>
public sealed class OrphanManifest : RepositoryRule
{
    private const int Shown = 3;

    private const int MaxBytes = 1_000_000;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX223",
        Name = "orphan-manifest",
        Title = "A manifest that no kustomization file, Flux path, chart or script reaches",
        Level = Level.Note,
        Why = """
            Where a directory has a kustomization file, only what that file names is applied. A manifest that lies beside it and is not in `resources` is
            reviewed, merged and never applied, and nothing says so: the Kustomization is Ready. Forgotten lines in `resources` are the usual cause; the
            other one is a file that was replaced and never deleted.

            Name it in the kustomization file, or delete it. Quiet where the kustomization file names it in a comment (it was taken out on purpose), where a
            script, a task file or prose names the file, in charts, and in directories that `exclude` of the configuration leaves out. Only repositories
            in which a cluster is found are looked at.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#generating-a-kustomizationyaml-file"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        if (!workspace.Clusters.Any(c => c.Components.Any(m => m.State == ComponentState.Built)))
        {
            return;
        }

        var applied = workspace.Clusters.SelectMany(c => c.Objects).Select(o => o.Place.Source.Path).ToHashSet(StringComparer.Ordinal);
        var orphans = workspace.Files.Where(f => IsManifest(f) && !f.IsUsed && !applied.Contains(f.Path.Value) && !workspace.FluxPaths.Reach(f.Path) && !IsInChart(f.Path, workspace.Repository) && !IsTakenOut(f.Path, workspace.Repository)).ToList();
        foreach (var directory in orphans.Where(f => !IsNamed(f.Path, workspace)).GroupBy(f => f.Path.Parent).Where(d => !IsBroken(KustomizationFiles.In(workspace.Repository, d.Key))))
        {
            var files = directory.ToList();
            var named = Enumeration.Of(files.Select(f => $"`{f.Path.Name}`"), Shown);
            var verb = files.Count == 1 ? "is" : "are";
            context.Report(
                files[0].Documents.First(d => d.Resources.Count > 0).Resources[0].Field.KeyOrigin.Place,
                KustomizationFiles.In(workspace.Repository, directory.Key) is { } kustomization
                    ? $"{named} {verb} applied by nothing: `{kustomization.Path}` does not name {(files.Count == 1 ? "it" : "them")}"
                    : $"{named} {verb} applied by nothing: no kustomization file, Flux path, chart or script reaches `{(directory.Key.IsRoot ? "./" : directory.Key.Value)}`",
                related: [.. files.Skip(1).Select(f => new RelatedPlace(f.Documents[0].Field.KeyOrigin.Place, "nothing applies this either"))]);
        }
    }

    /// <summary>True for a kustomization file that may name more than can be read of it.</summary>
    private static bool IsBroken(RepoFile? kustomization) => kustomization is { Yaml: null or { Error: not null } };

    /// <summary>True for a file that only holds objects a cluster would take; configuration of tools has kinds too.</summary>
    private static bool IsManifest(SourceFile file)
    {
        var objects = file.Documents.Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources).ToList();
        return objects.Count > 0 && !file.Path.Value.Split('/').Any(p => p.StartsWith('.')) && objects.TrueForAll(r => r.Id.Name.Length > 0 && !IsToolConfig(r.Id));
    }

    private static bool IsToolConfig(ResourceId id) =>
        id.Group.EndsWith("config.k8s.io", StringComparison.Ordinal)
        || id.Group is "k3d.io" or "kind.x-k8s.io" or "ctlptl.dev" or "skaffold" or "kubeadm.k8s.io" or "audit.k8s.io" or "argoproj.io" or "backstage.io" or "tekton.dev"
        || (id.Group.Length == 0 && (id.Version != "v1" || id.Kind == "Config"));

    private static bool IsInChart(RepoPath path, Repository repository)
    {
        for (var directory = path.Parent; !directory.IsRoot; directory = directory.Parent)
        {
            if (repository.File(directory.TryCombine("Chart.yaml")!) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when a kustomization file on the way up names the file, or the directory on the way to it, in a comment.</summary>
    private static bool IsTakenOut(RepoPath path, Repository repository)
    {
        for (var directory = path.Parent; ; directory = directory.Parent)
        {
            var below = path.RelativeTo(directory);
            var step = below.Split('/')[0];
            if (KustomizationFiles.In(repository, directory)?.Yaml?.Comments.Any(c => c.Text.Contains(below, StringComparison.Ordinal) || c.Text.TrimEnd().TrimEnd('/').EndsWith(step, StringComparison.Ordinal)) == true)
            {
                return true;
            }

            if (directory.IsRoot)
            {
                return false;
            }
        }
    }

    /// <summary>True when text that is no manifest names the file or the directory that it is in. A name that many files have counts only with its directory.</summary>
    private static bool IsNamed(RepoPath path, Workspace workspace)
    {
        var isOnly = workspace.Files.Count(f => f.Path.Name == path.Name) == 1;
        return workspace.OtherFiles.Any(f => f is { Size: < MaxBytes, Text: { } text } && Names(text.Content))
            || workspace.Files.Any(f => f.Path != path && !f.Documents.Any(d => d.Role is DocumentRole.Object or DocumentRole.KustomizationFile or DocumentRole.Patch) && Names(f.Yaml.Source.Content));

        bool Names(string text) =>
            text.Contains(isOnly ? path.Name : $"{path.Parent.Name}/{path.Name}", StringComparison.Ordinal)
            || (path.Parent.Value.Contains('/', StringComparison.Ordinal) && text.Contains(path.Parent.Value, StringComparison.Ordinal));
    }
}
