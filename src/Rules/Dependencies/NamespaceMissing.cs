using System.Text.RegularExpressions;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX222: objects for a namespace that nothing creates, or that may come too late.</summary>
public sealed partial class NamespaceMissing : ClusterRule
{
    private const int Shown = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX222",
        Name = "namespace-missing",
        Title = "Objects for a namespace that nothing creates, or that another Kustomization creates in no certain order",
        Level = Level.Error,
        Why = """
            Neither `targetNamespace` nor `metadata.namespace` creates a namespace. In a cluster where somebody made it by hand once, all is well; in a new one
            the dry run of the first object fails with `namespaces "x" not found`, and with it everything else of that Kustomization. Put the Namespace into
            Git, in the same Kustomization (Flux applies namespaces first) or in one that this one depends on. An object without any namespace fails too,
            with `namespace not specified`: unlike kubectl, Flux does not take `default` for it.

            When another Kustomization creates the namespace and nothing makes this one wait for it, the first tries fail and later ones succeed, after
            `retryInterval`: a warning. A HelmRelease with `targetNamespace` needs `install.createNamespace: true`, or the Namespace in Git.

            Quiet for `default`, `flux-system` and those of Kubernetes, and for namespaces that `externals.namespaces` declares or
            that a bootstrap script of the repository creates.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace",
            "https://fluxcd.io/flux/components/helm/helmreleases/#target-namespace",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go (ApplyAllStaged)",
            "https://github.com/fluxcd/pkg/blob/main/ssa/errors/errors.go (DryRunErr)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        List<ClusterEdge> edges = [.. cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.Namespace), .. Releases(cluster)];
        foreach (var missing in AbsentTarget.Among(edges, cluster).Where(m => !IsCreatedOutside(m.Id.Name, context.Workspace)))
        {
            var at = missing.First;
            var count = missing.Edges.Count == 1 ? $"`{at.From}` cannot be applied" : $"`{at.From}` and {missing.Edges.Count - 1} more cannot be applied";
            context.For(at.From, cluster).Report(
                at.Field,
                $"nothing creates namespace `{missing.Id.Name}`: {count}{missing.Unless}",
                missing.LevelFrom(Level.Error),
                related: [.. missing.Edges.Select(e => e.Field.Origin.Place).Distinct().Skip(1).Take(Shown).Select(p => new RelatedPlace(p, "the same namespace is used here"))]);
        }

        CheckOrder(edges, cluster, context);
        CheckWritten(cluster, context);
    }

    /// <summary>Flux applies nothing to <c>default</c> of its own: an object of a namespaced kind needs a namespace (fluxcd/pkg ssa/errors/errors.go).</summary>
    private static void CheckWritten(Cluster cluster, RuleContext context)
    {
        var schemas = new SchemaStore(cluster.Flux);
        foreach (var component in cluster.Components)
        {
            var without = component.Objects.Where(o => o.Id.Namespace.Length == 0 && schemas.IsNamespaced(o.Id.Group, o.Id.Version, o.Id.Kind)).ToList();
            if (without is not [var first, ..])
            {
                continue;
            }

            var count = without.Count == 1 ? "" : $", nor {(without.Count == 2 ? "has 1 more object" : $"have {without.Count - 1} more objects")} of Kustomization `{component.Id.Name}`";
            context.For(first, cluster).Report(
                first.Resource.Field.At("metadata", "namespace"),
                $"`{first.Id}` has no namespace{count}: Flux refuses it with `namespace not specified`; set `metadata.namespace`, or `targetNamespace` in the Kustomization",
                related: [.. without.Skip(1).Take(Shown).Select(o => new RelatedPlace(o.Resource.Field.At("metadata", "name").Origin.Place, $"`{o.Id}` has none either"))]);
        }
    }

    /// <summary>True when a bootstrap script, template or helmfile creates it.</summary>
    private static bool IsCreatedOutside(string name, Workspace workspace)
    {
        var word = new Regex($@"(?<![\w-]){Regex.Escape(name)}(?![\w-])", RegexOptions.CultureInvariant);
        return OutsideText.Any(workspace, t => Creation().IsMatch(t) && word.IsMatch(t));
    }

    [GeneratedRegex(@"kind: Namespace\b|create (namespace|ns)\b|createNamespace|--create-namespace|^releases:", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Creation();

    /// <summary>A release is installed into a namespace that it does not create.</summary>
    private static IEnumerable<ClusterEdge> Releases(Cluster cluster)
    {
        foreach (var component in cluster.Components)
        {
            if (component is { HelmRelease: { } release, IsRemote: false } && release.TargetNamespace.Text is { Length: > 0 } name && !release.Install["createNamespace"].IsTrue)
            {
                var id = new ResourceId("", "v1", "Namespace", "", name);
                var target = cluster.Object(id);
                yield return new ClusterEdge(ClusterEdgeKind.Namespace, component.Object, release.TargetNamespace, id, target) { IsResolved = target is not null };
            }
        }
    }

    private static void CheckOrder(List<ClusterEdge> edges, Cluster cluster, RuleContext context)
    {
        var order = StartOrder.Of(cluster, context.Workspace);
        var told = new HashSet<(Component, string)>();
        foreach (var edge in edges)
        {
            if ((edge.Target ?? cluster.Find(edge.TargetId).Object) is not { } target || RequirementFinder.Applied(target, cluster) is not { } exists)
            {
                continue;
            }

            // The release itself waits when the namespace is only its target's; others fail with their owner.
            var isRelease = edge.Field.Key == "targetNamespace";
            var late = new ComponentEvent(isRelease ? cluster.Component(edge.From.Id)! : edge.From.Owner, Moment.Applied);
            if (late.Component == exists.Component || order.IsAfter(late, exists) || !told.Add((late.Component, edge.TargetId.Name)))
            {
                continue;
            }

            context.For(edge.From, cluster).Report(
                edge.Field,
                $"`{late.Component.Id}` needs namespace `{edge.TargetId.Name}`, which `{exists.Component.Id}` creates, and does not wait for it: on a new cluster its first tries fail; add a dependency, or put the Namespace beside the objects",
                Level.Warning,
                related: [new RelatedPlace(target.Place, $"`{exists.Component.Id}` creates it")]);
        }
    }
}
