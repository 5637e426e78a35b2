using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX509: a source that nothing reads.</summary>
public sealed class UnusedSource : ObjectRule<FluxSource>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX509",
        Name = "unused-source",
        Title = "A source that nothing refers to",
        Level = Level.Note,
        Why = """
            source-controller fetches a source at every interval, whether anything reads it or not: a repository that was moved, or one that an
            application left behind, goes on costing requests and storage, and its failures raise alerts. What Kustomizations, HelmReleases, HelmCharts,
            ImageUpdateAutomations, ArtifactGenerators and Receivers refer to counts as used.

            The rule is quiet when something that is not known here, such as a source elsewhere or a failing build, could refer to the source.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/"],
    };

    /// <inheritdoc/>
    public override void Check(FluxSource flux, RuleContext context)
    {
        if (context.Cluster is not { } cluster || flux.Name.Length == 0 || MayBeUsedElsewhere(flux, cluster))
        {
            return;
        }

        var id = flux.Resource.Id with { Version = "" };
        if (!cluster.Edges.Any(e => e.Kind == ClusterEdgeKind.Source && (e.TargetId with { Version = "" }) == id) && !IsReceived(flux, cluster))
        {
            context.Report(flux.Metadata["name"], $"nothing in the cluster refers to this {flux.Kind}");
        }
    }

    /// <summary>True when Flux objects that are not known here may refer to the source: a chart brings none.</summary>
    private static bool MayBeUsedElsewhere(FluxSource flux, Cluster cluster) =>
        cluster.Gaps.Any(g => g.MayHideFluxObjects)
        || flux.Name.HasVariable;

    private static bool IsReceived(FluxSource flux, Cluster cluster) => cluster.Objects
        .Select(o => FluxObject.From(o.Resource))
        .OfType<FluxReceiver>()
        .SelectMany(r => r.Resources.Items, (receiver, item) => (receiver, item))
        .Any(r => r.item["kind"].Text == flux.Kind && r.item["name"].Text is { } name && (name == "*" || name == flux.Name) && (r.item["namespace"].Text ?? r.receiver.Namespace) == flux.Namespace);
}
