using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX201: <c>wait: true</c> beside <c>healthChecks</c>.</summary>
public sealed class WaitIgnoresHealthChecks : ObjectRule<FluxKustomization>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX201",
        Name = "wait-ignores-health-checks",
        Title = "`wait: true` together with `healthChecks`: the list is ignored",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            With `wait: true` kustomize-controller checks every object it applied and does not look at `healthChecks` at all. The schema allows both,
            nothing is logged and the object stays Ready, so the list seems to work. Keep `wait` when everything should become healthy; keep
            `healthChecks` alone when only the listed objects matter, for example because another object never becomes ready. `healthCheckExprs` is
            no reason to worry: it works with `wait` and decides how matching objects are judged.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#wait", "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/controller/kustomization_controller.go (checkHealth)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxKustomization flux, RuleContext context)
    {
        if (!flux.Wait.IsTrue || flux.HealthChecks.List is not { Items.Count: > 0 })
        {
            return;
        }

        context.ReportKey(
            flux.HealthChecks,
            "`healthChecks` is ignored because `wait: true` checks everything that is applied",
            related: [new RelatedPlace(flux.Wait.KeyOrigin.Place, "`wait` is set here")],
            fixes:
            [
                Fix.Ask("drop `healthChecks`", YamlEdit.Remove(flux.Spec.Map!, flux.HealthChecks.Entry!)),
                Fix.Ask("drop `wait`", YamlEdit.Remove(flux.Spec.Map!, flux.Wait.Entry!)),
            ]);
    }
}
