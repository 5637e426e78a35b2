using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX313: an optional source of variables that is missing, while variables are left without value.</summary>
public sealed class OptionalSourceAbsent : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX313",
        Name = "optional-source-absent",
        Title = "An `optional: true` source of variables that nothing in Git creates, while variables need it",
        Level = Level.Warning,
        Why = """
            `optional: true` lets Flux go on without a ConfigMap or Secret of `substituteFrom`. It does not make its variables optional: a `${name}` that
            only this object could define fails the build since Flux 2.9, and before becomes an empty text in an object that is applied and Ready.
            Nobody is told that the object is missing, neither in the status nor in the log.

            Create the object in Git, give the variables defaults (`${name:=value}`), or tell dryflux that the object exists outside of Git
            (`externals` in `.dryflux.yaml`). When a part of the cluster that could not be analysed may hold it, this is a note.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (loadVariables)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            // Without any variable at all nothing is substituted (FX301).
            var known = KnownVariables.Of(component, cluster, context.Workspace);
            if (component.VariableUses.Count == 0 || known.Names.Count == 0 || known.LackSource || known.Sources.Any(s => s.Keys is null && !(s.IsOptional && s.Presence.Kind == PresenceKind.Possible)))
            {
                continue;
            }

            // A name that is nearly that of a variable is a mistake of its own (FX303).
            var undefined = component.VariableUses.Where(u => known.Lack(u) && ForeignText.KindOf(u.Field) is null && NearestWord.Find(u.Name, known.Names) is null).ToList();
            var names = undefined.Select(u => u.Name).Distinct().Order(StringComparer.Ordinal).ToList();
            if (names.Count == 0)
            {
                continue;
            }

            foreach (var source in known.Sources.Where(s => s.IsOptional && !s.Presence.IsCertain && !GeneratedName.IsOf(s.Id, cluster)))
            {
                context.For(component.Object, cluster).Report(
                    source.Entry["name"],
                    $"nothing in Git creates {source.Id}, and nothing else gives {Listed(names)} a value: `optional` does not make variables optional{AbsentTarget.UnlessOf(source.Id, source.Presence, cluster)}",
                    AbsentTarget.LevelFrom(source.Presence, Level.Warning),
                    related: [.. Absence.Forgotten(source.Id, context.Workspace), .. undefined.DistinctBy(u => u.Name).Select(u => new RelatedPlace(u.Place, "needed here"))]);
            }
        }
    }

    private static string Listed(List<string> names) => names.Count switch
    {
        1 => $"`{names[0]}`",
        <= 3 => string.Join(", ", names.Select(n => $"`{n}`")),
        _ => $"`{names[0]}` and {names.Count - 1} other variables",
    };
}
