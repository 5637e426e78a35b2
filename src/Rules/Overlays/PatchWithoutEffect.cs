using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX224: a patch, image or replacement that works on nothing.</summary>
public sealed class PatchWithoutEffect : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX224",
        Name = "patch-without-effect",
        Title = "A patch, image or replacement entry that selects nothing, or changes nothing",
        Level = Level.Warning,
        Why = """
            kustomize takes a target that selects nothing, an image that no container has, and a replacement target that is not there without a word, and so
            does Flux for `patches` and `images` of a Kustomization. Security settings, resource limits or the tag of a release are believed to be set and are
            not. It begins when an object is renamed, when a chart replaces a Deployment, or with a typing error.

            An entry counts as idle only when it works on nothing in every build that includes it: one that a parent gives to all its children, or a component
            that many overlays share, may miss in some. Quiet where the kustomization file names a file that a bootstrap has yet to fill, and for images with
            the marker of an ImagePolicy. A patch without `target` that matches nothing, and a `replicas` entry, make the build fail (FX219).
            """,
        Sources =
        [
            "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/",
            "https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/builtins/PatchTransformer.go",
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#patches",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var best = context.Workspace.Derived(Best);
        foreach (var component in cluster.Components)
        {
            foreach (var effect in component.Effects.Where(e => best[e.Place] != EntryOutcome.Worked && !IsUnfinished(e.Place, context.Workspace) && !IsAutomated(e.Place, context.Workspace)).DistinctBy(e => e.Place))
            {
                context.For(component, cluster).Report(effect.Place, Message(effect.Kind, best[effect.Place]));
            }
        }
    }

    /// <summary>True in a kustomization file that names a file without objects: a bootstrap fills it in (gotk-components.yaml).</summary>
    private static bool IsUnfinished(Place place, Workspace workspace) =>
        workspace.File(place.Source.Path) is { Role: DocumentRole.KustomizationFile } file
        && file.Documents.SelectMany(d => d.Field["resources"].Items).Any(r => r.Text is { } text && file.Path.Parent.TryCombine(text) is { } path && workspace.File(path.Value) is { } named && named.Documents.All(d => d.Resources.Count == 0));

    /// <summary>True for an image whose tag an ImageUpdateAutomation keeps: it is there for later.</summary>
    private static bool IsAutomated(Place place, Workspace workspace) =>
        workspace.File(place.Source.Path) is { } file && Enumerable.Range(place.Start.Line, 4).Any(line => file.Yaml.CommentOn(line)?.Text.Contains("$imagepolicy", StringComparison.Ordinal) == true);

    /// <summary>The best that an entry came to in any build.</summary>
    private static Dictionary<Place, EntryOutcome> Best(Workspace workspace)
    {
        var best = new Dictionary<Place, EntryOutcome>();
        foreach (var effect in workspace.Clusters.SelectMany(c => c.Components).SelectMany(c => c.Effects))
        {
            best[effect.Place] = best.TryGetValue(effect.Place, out var other) && other > effect.Outcome ? other : effect.Outcome;
        }

        return best;
    }

    private static string Message(string kind, EntryOutcome outcome) => (kind, outcome) switch
    {
        ("images", EntryOutcome.NothingMatches) => "no container has this image: the entry changes nothing",
        ("images", _) => "every container with this image has that name and tag already: the entry changes nothing",
        ("replacements", _) => "this target selects nothing: the value is not copied anywhere",
        _ => "this target selects nothing: the patch is not applied to anything",
    };
}
