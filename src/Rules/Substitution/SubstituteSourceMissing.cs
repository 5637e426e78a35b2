using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX306: <c>substituteFrom</c> names an object that nothing creates.</summary>
public sealed class SubstituteSourceMissing : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX306",
        Name = "substitute-source-missing",
        Title = "`substituteFrom` names a ConfigMap or Secret that nothing creates",
        Level = Level.Error,
        Why = """
            kustomize-controller reads the objects of `substituteFrom` from the namespace of the Flux Kustomization, at every build. One that is missing
            and not `optional` fails the build, and nothing the Kustomization holds is applied or updated. It works on the cluster where somebody once
            created the Secret by hand, and fails on the next one; `flux build --dry-run` does not look at `substituteFrom` at all.

            An object whose manifest lies outside of every Flux path, or that a script or template there speaks of, is taken for one that a bootstrap
            makes. Apply the object with a Kustomization
            that this one depends on, write `optional: true` where the values may be missing, or tell dryflux of
            objects that are made outside of Git (`externals` in `.dryflux.yaml`). Objects that ExternalSecret, SealedSecret and the like make, and
            generated ones, count as there. When part of the cluster could not be analysed and may hold the object, this is a warning.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (loadVariables)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var missing = cluster.Components
            .SelectMany(c => VariableSource.Of(c, cluster, context.Workspace), (c, s) => (Component: c, Source: s))
            .Where(m => !m.Source.IsOptional && !m.Source.Presence.IsCertain && !GeneratedName.IsOf(m.Source.Id, cluster));

        // Where a gap may hide what is missing, the gap is the one cause of it all.
        foreach (var same in missing.GroupBy(m => (object?)m.Source.Presence.Gap ?? m.Source.Id).Select(g => g.ToList()))
        {
            var (component, source) = same[0];
            var others = same.Select(m => m.Source.Id).Distinct().Count() - 1;
            context.For(component.Object, cluster).Report(
                source.Entry["name"],
                $"nothing in Git creates {source.Id}{(others == 0 ? "" : $", nor {others} more that `substituteFrom` names")}: without it the build fails and nothing of the Kustomization is applied{Elsewhere(source, cluster)}{AbsentTarget.UnlessOf(source.Id, source.Presence, cluster)}",
                AbsentTarget.LevelFrom(source.Presence, Level.Error),
                related: [.. Absence.Forgotten(source.Id, context.Workspace), .. same.Skip(1).Take(20).Select(m => m.Source.Entry["name"].Origin.Place).Distinct().Where(p => p != source.Entry["name"].Origin.Place).Select(p => new RelatedPlace(p, "needed here too"))]);
        }
    }

    private static string Elsewhere(VariableSource source, Cluster cluster) =>
        cluster.Objects.FirstOrDefault(o => o.Id.Group.Length == 0 && o.Id.Kind == source.Id.Kind && o.Id.Name == source.Id.Name) is { } other
            ? $"; namespace `{other.Id.Namespace}` has one, but Flux looks in the Kustomization's own"
            : "";
}
