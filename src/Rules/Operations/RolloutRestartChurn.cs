using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Operations;

/// <summary>FX951: a restart that Flux undoes, with another restart.</summary>
public sealed class RolloutRestartChurn : RepositoryRule
{
    private const string Annotation = "kubectl.kubernetes.io/restartedAt";
    private const string Manager = "flux-client-side-apply";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX951",
        Name = "rollout-restart-churn",
        Title = "`kubectl rollout restart` of a workload that Flux applies, without the field manager that Flux leaves alone",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            `kubectl rollout restart` writes the annotation `kubectl.kubernetes.io/restartedAt` into the pod template. kustomize-controller takes back
            what kubectl wrote: at its next run it removes the annotation, which changes the template again, and every pod is replaced a second time,
            minutes after the restart looked finished. With `--field-manager=flux-client-side-apply` the annotation stays. Once the annotation is
            committed itself, each later restart is undone the same way.

            Looked at are scripts, Makefiles, CI, task runners, documents and commands in manifests. Workloads that a Helm chart brings are left out, since
            helm-controller takes nothing back: only what stands in a manifest on a Flux path counts. Where the name is a variable, or all workloads
            of a kind are meant, the finding is a note, and in a document there is none. A comment that gives a reason for a committed annotation
            silences the rule there.
            """,
        Sources = ["https://fluxcd.io/flux/faq/#why-are-kubectl-edits-rolled-back-by-flux", "https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources", "https://github.com/fluxcd/flux2/issues/2526"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        if (!workspace.Objects.Any(o => o is FluxKustomization or FluxInstance))
        {
            return;
        }

        List<Resource>? workloads = null;
        foreach (var restart in Commands(workspace).Select(RolloutRestart.From).OfType<RolloutRestart>().Where(r => r.Command.Value("field-manager") is null))
        {
            CheckCommand(restart, workloads ??= Workloads(workspace), context);
        }

        foreach (var document in workspace.Files.Where(f => f.Yaml.Source.Content.Contains(Annotation, StringComparison.Ordinal)).SelectMany(f => f.Documents))
        {
            if (document.Role is DocumentRole.Object or DocumentRole.Patch && workspace.FluxPaths.Reach(document.File.Path))
            {
                CheckAnnotations(document.Field, context);
            }
        }
    }

    private static IEnumerable<CommandLine> Commands(Workspace workspace) =>
        TextFiles.All(workspace).Where(SpeaksOfRollout).SelectMany(t => CommandReader.Find(t, "kubectl"))
            .Concat(workspace.Files.Where(f => SpeaksOfRollout(f.Yaml.Source)).SelectMany(f => f.Documents).SelectMany(d => CommandReader.FindInLists(d.Yaml.Root, "kubectl")));

    private static bool SpeaksOfRollout(SourceText text) => text.Content.Contains("rollout", StringComparison.Ordinal);

    private static List<Resource> Workloads(Workspace workspace) =>
    [
        .. workspace.Files.Where(f => workspace.FluxPaths.Reach(f.Path)).SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object)
            .SelectMany(d => d.Resources).Where(r => r.Id is { Group: "apps", Kind: "Deployment" or "StatefulSet" or "DaemonSet" }),
    ];

    private static void CheckCommand(RolloutRestart restart, List<Resource> workloads, RuleContext context)
    {
        var source = restart.Command.Source;
        var fix = source.Slice(restart.Verb).SequenceEqual("restart") && source.Content.AsSpan(restart.Verb.End) is [' ' or '\t', ..]
            ? Fix.Ask($"name the field manager `{Manager}`", new SourceEdit(source, new TextEdit(new TextSpan(restart.Verb.End, 0), $" --field-manager={Manager}")))
            : null;
        if (restart.Targets.SelectMany(t => Matching(t)).FirstOrDefault(r => restart.Targets.Any(t => t.Name == r.Id.Name)) is { } known)
        {
            context.Report(
                restart.Command.Place,
                $"Flux applies {known.Id.Kind} `{known.Id.Name}` and takes this restart back: at its next run the pods are replaced once more",
                label: $"add --field-manager={Manager}",
                related: [new RelatedPlace(known.Field["metadata"]["name"].Origin.Place, "applied from here")],
                fixes: fix);
        }
        // A document may speak of restarts in general, or advise against them.
        else if (!TextFiles.IsDocument(source.Path) && restart.Targets.Any(t => t.Name is null && Matching(t).Any()))
        {
            context.Report(restart.Command.Place, "where Flux applies the workload, it takes this restart back: at its next run the pods are replaced once more", Level.Note, label: $"add --field-manager={Manager}", fixes: fix);
        }

        IEnumerable<Resource> Matching((string? Kind, string? Name) target) => workloads.Where(r =>
            (target.Kind is null || r.Id.Kind == target.Kind) && (target.Name is null || r.Id.Name == target.Name)
            && (restart.Namespace is null || r.Id.Namespace.Length == 0 || r.Id.Namespace == restart.Namespace));
    }

    private static void CheckAnnotations(Field field, RuleContext context)
    {
        if (field is { Key: "template" } && field["metadata"]["annotations"][Annotation] is { IsWritten: true } annotation)
        {
            if (!context.HasReason(annotation))
            {
                context.ReportKey(annotation, "the mark of a restart was committed: Flux sets it back to this value after every later `kubectl rollout restart`, and the pods are replaced once more", fixes: Fix.Ask("remove the annotation", YamlEdit.Remove(annotation)));
            }

            return;
        }

        foreach (var child in field.Fields.Concat(field.Items))
        {
            CheckAnnotations(child, context);
        }
    }
}
