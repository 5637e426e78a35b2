using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Operations;

/// <summary>FX953: what <c>flux bootstrap</c> writes, edited by hand or moved to where Flux does not look.</summary>
public sealed class GeneratedComponentsEdited : RepositoryRule
{
    private static readonly HashSet<string> GeneratedKinds = new(StringComparer.Ordinal)
    {
        "Namespace", "NetworkPolicy", "ResourceQuota", "CustomResourceDefinition", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Service", "Deployment",
    };

    // flux2 pkg/manifestgen/install/templates.go, and config/manager/deployment.yaml of the controllers
    private static readonly HashSet<string> GeneratedFlags = new(StringComparer.Ordinal)
    {
        "--events-addr", "--watch-all-namespaces", "--log-level", "--log-encoding", "--enable-leader-election", "--storage-path", "--storage-adv-addr",
    };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX953",
        Name = "generated-components-edited",
        Title = "Generated Flux components that were edited by hand, or a sync that stands outside the directory it applies",
        Level = Level.Warning,
        Why = """
            `gotk-components.yaml` and `gotk-sync.yaml` belong to `flux bootstrap`: the next run, which is how Flux is upgraded, writes them anew and
            drops without a word what was changed in them. Flags, images and additional objects belong into patches and resources of the
            `kustomization.yaml` beside them, which bootstrap keeps. The components are compared with what their own header says: the version
            of each controller that the stated release installs, the flags and the kinds that the generator writes; a registry of one's own is fine.

            A sync whose path does not take in the file itself is never applied: a directory copied from another cluster still names the old one, or
            the files were moved. Flux then runs on with what bootstrap applied last, and changes to these files do nothing.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/boostrap-customization/", "https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/templates.go"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var file in workspace.Files)
        {
            if (file.Path.Name == "gotk-sync.yaml")
            {
                CheckSync(file, workspace, context);
            }
            else if (GeneratedComponents.Of(file) is { } generated)
            {
                CheckComponents(file, generated, context);
            }
        }
    }

    /// <summary>Looks at the Kustomization that bootstrap writes: it carries the name of its source, which stands in the same file.</summary>
    private static void CheckSync(SourceFile file, Workspace workspace, RuleContext context)
    {
        var objects = file.Documents.Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources).Select(FluxObject.From).ToList();
        foreach (var sync in objects.OfType<FluxKustomization>().Where(k => k.SourceRef["name"].Text == k.Name && objects.OfType<FluxSource>().Any(s => s.Name == k.Name)))
        {
            if (sync.Path.Text is { } text && RepoPath.TryParse(text) is { } path && workspace.Repository.IsDirectory(path)
                && !workspace.FluxPaths.Reach(file.Path) && !workspace.Patches.MaySet(sync.Resource.Id, sync.Path))
            {
                context.Report(sync.Path, $"this sync is never applied: `{(path.IsRoot ? "." : path.Value)}` does not take in `{file.Path}`, so Flux follows neither it nor the components beside it");
            }
        }
    }

    private static void CheckComponents(SourceFile file, GeneratedComponents generated, RuleContext context)
    {
        var resources = file.Documents.SelectMany(d => d.Resources).ToList();
        foreach (var resource in resources)
        {
            if (!GeneratedKinds.Contains(resource.Id.Kind) || (resource.Id.Kind == "Deployment" && !generated.Components.Contains(resource.Id.Name)))
            {
                Report(resource.Field["metadata"]["name"], $"{resource.Id.Kind} `{resource.Id.Name}` was added by hand", "give it a file of its own and name it in `resources`");
            }
            else if (resource.Id.Kind == "Deployment" && ControllerVersions.IsController(resource.Id.Name))
            {
                CheckController(resource, generated);
            }
        }

        if (file.Yaml.Error is null && generated.Components.FirstOrDefault(c => !resources.Exists(r => r.Id.Kind == "Deployment" && r.Id.Name == c)) is { } missing)
        {
            context.Report(new Place(file.Yaml.Source, generated.Header.Span), $"Deployment `{missing}` was removed by hand from what `flux bootstrap` wrote: the next run brings it back; leave it out with `--components`");
        }

        void CheckController(Resource deployment, GeneratedComponents generated)
        {
            var name = deployment.Id.Name;
            if (PodSpecs.Of(deployment)?["containers"].Items.FirstOrDefault() is not { } container)
            {
                return;
            }

            var image = container["image"];
            if (ControllerVersions.Of(generated.Release, name) is { } version && image.Text is { } text && !text.EndsWith($"{name}:{version}", StringComparison.Ordinal))
            {
                Report(image, $"the image of {name} was changed by hand, for Flux {generated.Release} installs {name}:{version}", "set it with `images`");
            }

            if (container["args"].Items.FirstOrDefault(a => a.Text is { } flag && !IsGenerated(flag)) is { } added)
            {
                Report(added, $"`{added.Text}` was given to {name} by hand", "add it with a patch");
            }
        }

        void Report(Field at, string what, string advice) => context.Report(at, $"{what}: the next `flux bootstrap` writes this file anew and drops it; {advice} in the kustomization.yaml beside");
    }

    private static bool IsGenerated(string flag) =>
        GeneratedFlags.Contains(flag.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? flag[..equals] : flag) || flag == "--feature-gates=ExternalArtifact=true";
}
