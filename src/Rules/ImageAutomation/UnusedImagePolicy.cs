using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX613: image policies and repositories that nothing asks.</summary>
public sealed class UnusedImagePolicy : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX613",
        Name = "unused-image-policy",
        Title = "An ImagePolicy without a marker, or an ImageRepository without a policy",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            An ImagePolicy chooses a tag, and only a marker comment beside an image (`# {"$imagepolicy": "namespace:name"}`) makes a commit of it. Without one
            the policy is Ready, its status shows the newest tag, and the workload stays where it is: the marker was lost with a refactoring, or never
            written. An ImageRepository without a policy scans its registry at every interval for nobody, and counts against its rate limit.

            Markers are looked for in every YAML file, those that are commented out or broken included (FX606 and FX607 judge them). Quiet for policies while no
            ImageUpdateAutomation exists or one updates another repository, for what an Alert watches, and while builds fail or are not known that
            could use either.
            """,
        Sources = ["https://fluxcd.io/flux/guides/image-update/#configure-image-updates", "https://fluxcd.io/flux/components/image/imagerepositories/"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        if (cluster.Gaps.Any(g => g.MayHideFluxObjects))
        {
            return;
        }

        var objects = cluster.Objects.Where(o => o.Id.Group is FluxGroups.Image or FluxGroups.Notification).Select(o => (Rendered: o, Flux: FluxObject.From(o.Resource))).ToList();
        var policies = objects.Select(o => o.Flux).OfType<FluxImagePolicy>().ToList();
        var watched = objects.Select(o => o.Flux).OfType<FluxAlert>().SelectMany(a => a.EventSources.Items).ToList();
        var isMarked = IsUpdatedHere(cluster) ? Marked(context.Workspace) : null;
        foreach (var (rendered, flux) in objects.Where(o => AbsentTarget.IsKnown(o.Rendered.Id) && !watched.Exists(w => Watches(w, o.Rendered))))
        {
            switch (flux)
            {
                case FluxImagePolicy policy when isMarked?.Invoke($"{rendered.Id.Namespace}:{policy.Name}") == false:
                    context.For(rendered, cluster).Report(flux.Metadata["name"], "no marker names this policy: what it chooses goes nowhere");
                    break;
                case FluxImageRepository when !policies.Exists(p => p.ImageRepositoryRef["name"].Text is { } name && (name == flux.Name || name.HasVariable)):
                    context.For(rendered, cluster).Report(flux.Metadata["name"], "no ImagePolicy reads this ImageRepository: it is scanned at every interval for nothing");
                    break;
            }
        }
    }

    /// <summary>True when every automation of the cluster writes to the repository that the cluster is synced from, and there is one.</summary>
    private static bool IsUpdatedHere(Cluster cluster)
    {
        var sources = cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.Source).ToList();
        var home = cluster.Components is [var root, ..] ? sources.Find(e => e.From == root.Object)?.Target : null;
        var updated = sources.Where(e => e.From.Id.Kind == "ImageUpdateAutomation").ToList();
        return updated.Count > 0 && home is not null && updated.TrueForAll(e => e.Target == home || (e.Target is { } other && Url(other) is { } url && url == Url(home)));
    }

    private static string? Url(RenderedObject source) => source.Resource.Field["spec"]["url"].Text;

    /// <summary>Tells whether some comment that is, or was meant to be, a marker names a policy.</summary>
    private static Func<string, bool> Marked(Workspace workspace)
    {
        var comments = workspace.Files.SelectMany(f => f.Yaml.Comments).Where(c => c.Text.Contains("$imagepolicy", StringComparison.Ordinal)).Select(c => c.Text).ToList();
        return policy => comments.Exists(c => c.Contains(policy, StringComparison.Ordinal));
    }

    private static bool Watches(Field eventSource, RenderedObject rendered) =>
        eventSource["kind"].Text == rendered.Id.Kind && eventSource["name"].Text is { } name && (name == "*" || name == rendered.Id.Name);
}
