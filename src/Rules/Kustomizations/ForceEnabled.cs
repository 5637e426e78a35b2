using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX214: <c>spec.force: true</c>.</summary>
public sealed class ForceEnabled : ObjectRule<FluxKustomization>
{
    private const int Shown = 3;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX214",
        Name = "force-enabled",
        Title = "`force: true`: an object with a changed immutable field is deleted and created again",
        Level = Level.Warning,
        Why = """
            With `force: true` kustomize-controller deletes and recreates any object that the API server refuses to change, for every object of the
            Kustomization and without asking: a StatefulSet whose claim template changed, a PersistentVolumeClaim with another storage class, a Service
            with another cluster IP. Without it the same change fails and the data stays. Leave it off and put the annotation
            `kustomize.toolkit.fluxcd.io/force: enabled` on the one object that must be recreated, for as long as that takes.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#force"],
    };

    /// <inheritdoc/>
    public override void Check(FluxKustomization flux, RuleContext context)
    {
        if (!flux.Force.IsTrue || context.MayBePatched(flux.Force))
        {
            return;
        }

        var stateful = Stateful(flux, context.Workspace);
        var named = stateful.Count == 0 ? "" : $", among them {Enumeration.Of(stateful.Select(s => $"`{s}`"), Shown)}";
        context.Report(
            flux.Force,
            $"`force: true` deletes and recreates every object whose immutable fields change{named}; use the annotation `kustomize.toolkit.fluxcd.io/force: enabled` on the one object that needs it");
    }

    /// <summary>What would lose data or its address, from the files below the path. A path at the root says nothing about this repository.</summary>
    private static List<string> Stateful(FluxKustomization flux, Workspace workspace) =>
        RepoPath.TryParse(flux.Path.Text ?? "") is { IsRoot: false } directory
            ? [.. BuildInputs.Of(workspace, directory)
                .Where(r => (r.Id.Group, r.Id.Kind) is ("apps", "StatefulSet") or ("", "PersistentVolumeClaim" or "PersistentVolume"))
                .Select(r => $"{r.Id.Kind}/{r.Id.Name}")
                .Distinct()
                .Order(StringComparer.Ordinal)]
            : [];
}
