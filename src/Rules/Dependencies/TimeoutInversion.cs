using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX211: a Kustomization that gives up before what it waits for does.</summary>
public sealed class TimeoutInversion : ClusterRule
{
    private const int Shown = 5;

    private static readonly GoDuration HelmDefault = GoDuration.FromSeconds(5 * 60);

    private static readonly GoDuration Margin = GoDuration.FromSeconds(30);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX211",
        Name = "timeout-inversion",
        Title = "A Kustomization waits for less time than what it waits for may take, or longer than its interval",
        Level = Level.Warning,
        Why = """
            A Kustomization with `wait: true` or `healthChecks` gives up after its `timeout` (unset: its interval less 30 seconds, and never less than 30
            seconds). A HelmRelease that it waits for may take 5 minutes unless it says otherwise, a child Kustomization as long as its own timeout. When
            the parent's time is shorter it reports a failed health check while the child is still within its time, everything that depends on the parent
            is held back, and alerts fire for a rollout that then succeeds. Nothing of that shows while rollouts are quick.

            Give the parent at least the time of the slowest thing it waits for. A timeout above the interval is reported too: the interval does not run
            while health checks last, so changes made in the cluster by hand stay longer than the interval promises.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#timeout",
            "https://fluxcd.io/flux/components/helm/helmreleases/#timeout",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/api/v1/kustomization_types.go (GetTimeout)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var components = cluster.Components.DistinctBy(c => c.Object).ToDictionary(c => c.Object);
        var checks = cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.HealthCheck && e.Target is not null).ToLookup(e => e.From, e => e.Target!);
        foreach (var component in cluster.Components)
        {
            if (component.Kustomization is not { } flux)
            {
                continue;
            }

            if (flux.Timeout.Duration is { } set && flux.Interval.Duration is { } interval && set > interval && Waits(flux))
            {
                context.For(component.Object, cluster).Report(flux.Timeout, $"Kustomization `{flux.Name}` waits up to {set.ToShortString()}, longer than its interval of {interval.ToShortString()}: while health checks last nothing is reconciled");
            }

            var awaited = (flux.Wait.IsTrue ? component.Objects : checks[component.Object]).Select(o => components.GetValueOrDefault(o)).OfType<Component>().Where(c => c != component && !c.Flux.Suspend.IsTrue);
            if (Time(flux) is { } time)
            {
                Compare(component, time, [.. awaited.Where(c => Time(c) > time).OrderByDescending(c => Time(c)!.Value.Nanoseconds)], cluster, context);
            }
        }
    }

    private static void Compare(Component parent, GoDuration time, IReadOnlyList<Component> slower, Cluster cluster, RuleContext context)
    {
        if (slower is not [var slowest, ..])
        {
            return;
        }

        var flux = parent.Kustomization!;
        var given = flux.Timeout.Exists ? "" : " (its interval less 30s)";
        var more = slower.Count > 1 ? $", and {slower.Count - 1} more take longer too" : "";
        context.For(parent.Object, cluster).Report(
            flux.Timeout.Exists ? flux.Timeout : flux.Interval,
            $"Kustomization `{flux.Name}` gives up after {time.ToShortString()}{given}, but {slowest.Id.Kind} `{slowest.Id.Name}`, which it waits for, may take {Duration(slowest)}{more}",
            related: [.. slower.Take(Shown).Select(s => new RelatedPlace(TimeField(s).Origin.Place, $"{s.Id.Kind} `{s.Id.Name}` may take {Duration(s)}"))]);
    }

    private static string Duration(Component component) => Time(component)!.Value.ToShortString();

    private static bool Waits(FluxKustomization flux) => flux.Wait.IsTrue || flux.HealthChecks.List is { Items.Count: > 0 };

    /// <summary>How long a Kustomization waits; null when that is not known.</summary>
    private static GoDuration? Time(FluxKustomization flux)
    {
        var time = flux.Timeout.Exists ? flux.Timeout.Duration : flux.Interval.Duration is { } interval ? new GoDuration(interval.Nanoseconds - Margin.Nanoseconds) : null;
        return time < Margin ? Margin : time;
    }

    /// <summary>How long a component that is waited for may take; null for one that is ready at once or that gives no time of its own.</summary>
    private static GoDuration? Time(Component component)
    {
        if (component.Kustomization is { } flux)
        {
            return Waits(flux) && flux.Timeout.Exists ? Time(flux) : null;
        }

        return component.HelmRelease is { } release && !release.Install["disableWait"].IsTrue ? TimeField(component).Exists ? TimeField(component).Duration : HelmDefault : null;
    }

    private static Field TimeField(Component component) => component.HelmRelease?.Install["timeout"] is { Exists: true } own ? own : component.Flux.Timeout;
}
