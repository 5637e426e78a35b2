using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX419: fields of a HelmRelease that the controller reads and does nothing with.</summary>
public sealed class IneffectiveField : ObjectRule<FluxHelmRelease>
{
    /// <summary>The first release built on Helm 4.</summary>
    private static readonly FluxVersion Helm4 = new(2, 8);

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX419",
        Name = "ineffective-field",
        Title = "A field without effect",
        Level = Level.Note,
        Fix = FixSafety.Safe,
        Why = """
            Some fields are valid and do nothing, alone or at some version, and no status tells. `install.createNamespace` works only together with
            `targetNamespace`. `valuesFrom[].literal` works only together with `targetPath` (it exists since Flux 2.9). Since Flux 2.8, which brought
            Helm 4, `rollback.recreate` does nothing, and `upgrade.force` and `rollback.force` are ignored under server-side apply, which is the default
            for every release installed since; they still act on releases that were installed before, or with `serverSideApply` turned off.

            The fix removes a field that can have no effect at all.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/helm/helmreleases/",
            "https://github.com/fluxcd/helm-controller/tree/v1.6.3/internal/action (install.go, upgrade.go, rollback.go)",
            "https://github.com/fluxcd/pkg/blob/main/chartutil/values.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxHelmRelease flux, RuleContext context)
    {
        var create = flux.Install["createNamespace"];
        if (create.IsTrue && context.IsMissing(flux.TargetNamespace))
        {
            Report(create, "has no effect without `targetNamespace`: the release goes into the namespace that the HelmRelease is in", context);
        }

        foreach (var source in flux.ValuesFrom.Items.Where(s => s["literal"].IsTrue && !s["targetPath"].Exists))
        {
            Report(source["literal"], "has no effect without `targetPath`: the value is read as YAML and merged", context);
        }

        if (context.Target.Flux < Helm4)
        {
            return;
        }

        var recreate = flux.Rollback["recreate"];
        if (recreate.IsTrue)
        {
            Report(recreate, "has no effect since Flux 2.8: helm-controller logs a warning and goes on", context);
        }

        foreach (var action in (Field[])[flux.Upgrade, flux.Rollback])
        {
            CheckForce(action, flux, context);
        }
    }

    private static void CheckForce(Field action, FluxHelmRelease flux, RuleContext context)
    {
        var (force, apply, install) = (action["force"], action["serverSideApply"], flux.Install["serverSideApply"]);
        if (!force.IsTrue)
        {
            return;
        }

        if (apply.Text == "enabled")
        {
            Report(force, "has no effect beside `serverSideApply: enabled`, which overrules other field managers anyway", context);
        }
        else if ((apply.Text == "auto" || context.IsMissing(apply))
            && (install.IsTrue || context.IsMissing(install))
            && !context.FeatureGates.IsOn("UseHelm3Defaults"))
        {
            context.ReportKey(force, $"`{force.Path["spec.".Length..]}` has no effect on a release that was installed by Flux 2.8 or later: it is ignored under server-side apply, the default since");
        }
    }

    private static void Report(Field field, string effect, RuleContext context)
    {
        var name = field.Parent!.Key is { } block ? $"{block}.{field.Key}" : field.Key!;
        context.ReportKey(field, $"`{name}` {effect}", fixes: [Fix.Safe($"remove `{name}`", YamlEdit.Remove(field))]);
    }
}
