using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX221: custom resources that may come before their definition.</summary>
public sealed class CrdNotOrdered : ClusterRule
{
    private const int Shown = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX221",
        Name = "crd-not-ordered",
        Title = "Custom resources whose CRD another Kustomization or a HelmRelease brings, without a dependency on it",
        Level = Level.Warning,
        Why = """
            kustomize-controller asks the API server for a dry run of every object before it applies any of that stage. A kind that is not defined yet fails
            with `no matches for kind`, and with it the whole Kustomization. In a running cluster the definition is there; in a new one the order decides. If
            the definitions come from elsewhere, the first tries fail until they are there. If they come from a HelmRelease in the same Kustomization, they
            never come: the HelmRelease itself is not applied.

            Let the Kustomization depend on what brings the definitions (with `wait: true` there), and put custom resources into another Kustomization than
            the HelmRelease that defines them. CRDs as plain manifests in the same Kustomization are fine: Flux applies them first.

            Charts are not rendered; for a number of well-known ones (cert-manager, kube-prometheus-stack, external-secrets, traefik, ...) it is known which
            groups they define. Reported once for what brings the definitions. Quiet where text that Flux does not read (a helmfile, a bootstrap script)
            names the chart or the release too: then something else installs the definitions first.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go (ApplyAllStaged)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var order = StartOrder.Of(cluster, context.Workspace);
        var releases = Releases(cluster, context.Workspace);
        var early = new Dictionary<(Component By, bool IsBeside), List<ClusterEdge>>();
        foreach (var edge in cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.Crd))
        {
            var owner = edge.From.Owner;
            if (Defining(edge, releases, order, cluster) is { } by && early.GetValueOrDefault((by, by.Parent == owner))?.Exists(e => e.From.Owner == owner) != true)
            {
                if (!early.TryGetValue((by, by.Parent == owner), out var edges))
                {
                    early[(by, by.Parent == owner)] = edges = [];
                }

                edges.Add(edge);
            }
        }

        foreach (var ((by, isBeside), edges) in early)
        {
            Report(by, isBeside, edges, cluster, context);
        }
    }

    /// <summary>What brings the definition that an object needs, when the object may come first; null when it cannot, or when that is not known.</summary>
    private static Component? Defining(ClusterEdge edge, List<(Component Release, IReadOnlyList<string> Groups)> releases, StartOrder order, Cluster cluster)
    {
        var applied = new ComponentEvent(edge.From.Owner, Moment.Applied);
        if (edge.Target is { } definition)
        {
            return RequirementFinder.Applied(definition, cluster) is { } exists && exists.Component != edge.From.Owner && !order.IsAfter(applied, exists) ? exists.Component : null;
        }

        var defining = releases.Where(r => r.Groups.Contains(edge.From.Id.Group)).Select(r => r.Release).ToList();
        return defining.Exists(r => order.IsAfter(applied, new ComponentEvent(r, Moment.Applied))) ? null : defining.FirstOrDefault();
    }

    private static void Report(Component by, bool isBeside, List<ClusterEdge> edges, Cluster cluster, RuleContext context)
    {
        var first = edges[0];
        var owner = first.From.Owner;
        var brings = by.HelmRelease is null ? $"`{by.Id}` applies" : $"the chart of `{by.Id}` installs";
        var others = edges.Count == 1 ? "does not wait for it" : $"and {edges.Count - 1} more do not wait for it";
        var consequence = isBeside && by.HelmRelease is not null
            ? $"which `{owner.Id}` applies together with it: on a new cluster the dry run fails with `no matches for kind`, and the release is never applied either"
            : $"and `{owner.Id}` {others}: on a new cluster the first tries fail with `no matches for kind`";
        context.For(first.From, cluster).Report(
            first.Field,
            $"`{first.From.Id}` needs the definition of {first.From.Id.Kind} that {brings}, {consequence}",
            related:
            [
                new RelatedPlace((first.Target ?? by.Object).Place, "the definition comes from here"),
                .. edges.Skip(1).Take(Shown).Select(e => new RelatedPlace(e.Field.Origin.Place, $"`{e.From.Owner.Id}` applies `{e.From.Id}`, which needs it too")),
            ]);
    }

    /// <summary>The releases that define kinds, unless something that Flux does not read installs their charts first.</summary>
    private static List<(Component Release, IReadOnlyList<string> Groups)> Releases(Cluster cluster, Workspace workspace)
    {
        var releases = new List<(Component, IReadOnlyList<string>)>();
        foreach (var component in cluster.Components)
        {
            if (component.HelmRelease is { } release && ChartDefinitions.Of(release, cluster) is { Count: > 0 } groups && !OutsideText.Any(workspace, t => t.Contains(release.Name, StringComparison.Ordinal) || t.Contains(ChartDefinitions.ChartName(release, cluster)!, StringComparison.Ordinal)))
            {
                releases.Add((component, groups));
            }
        }

        return releases;
    }
}
