using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Dependencies;

/// <summary>FX206: components that wait for each other.</summary>
public sealed class DependencyCycle : ClusterRule
{
    private const int Told = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX206",
        Name = "dependency-cycle",
        Title = "Kustomizations or HelmReleases that wait for each other and never become ready",
        Level = Level.Error,
        Why = """
            Flux does not look for circles. Each object of one reports `dependency not ready` every 30 seconds, which is what a healthy start looks like
            too, and none ever fails. A circle over `dependsOn` is easy to see; these are not:

            - A Kustomization with `wait: true` is ready once the Flux Kustomizations and HelmReleases that it applies are ready. One of them that depends
              on it waits for the parent, and the parent for it, until the timeout.
            - Objects that need a definition (CRD), a namespace, a source or values that only a later member applies: the first apply fails before that
              member starts. Clusters that have the object since earlier days go on; a new one, or one that is set up again after a disaster, never comes up.

            Every step of the circle is shown with its line. Break one: let the parent not wait, or drop the dependency, or move the object that is needed
            to what comes first.

            A dependency with `readyExpr` is not waited for by its readiness (unless the feature gate AdditiveCELDependencyCheck is on). Quiet for what a
            bootstrap puts into the cluster, and for objects that several Kustomizations apply.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#dependencies",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (checkDependencies, checkHealth)",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager_apply.go (ApplyAllStaged)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var circle in StartOrder.Of(cluster, context.Workspace).Deadlocks())
        {
            Report(Turned(circle), cluster, context);
        }
    }

    private static void Report(List<Requirement> circle, Cluster cluster, RuleContext context)
    {
        var steps = circle.FindAll(r => r.Kind != RequirementKind.Course);
        var members = circle.Select(r => r.Event.Component).Distinct().ToList();
        var who = members is [var only] ? $"`{RequirementFinder.Name(only)}` waits for itself" : $"{Enumeration.Of(members.Select(m => $"`{RequirementFinder.Name(m)}`"))} wait for each other";
        var when = steps.Exists(r => r.Kind == RequirementKind.Need) ? "on a new cluster " : "";
        var more = steps.Count > Told ? $", and so on over {steps.Count} steps" : "";
        context.For(steps[0].Event.Component.Object, cluster).Report(
            steps[0].Place,
            $"{when}{who} for ever: {string.Join("; ", steps.Take(Told).Select(s => s.Reason))}{more}",
            related: [.. steps.Skip(1).Select(s => new RelatedPlace(s.Place, s.Reason))]);
    }

    /// <summary>The circle from the step that is easiest to take out: a dependency, else a check, else what is needed.</summary>
    private static List<Requirement> Turned(IReadOnlyList<Requirement> circle)
    {
        var first = Enumerable.Range(0, circle.Count).MinBy(i => circle[i].Kind switch
        {
            RequirementKind.DependsOn => 0,
            RequirementKind.Health => 1,
            RequirementKind.Need => 2,
            RequirementKind.Order => 3,
            _ => 4,
        });
        return [.. circle.Skip(first), .. circle.Take(first)];
    }
}
