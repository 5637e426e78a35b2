using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX312: one variable with two values.</summary>
public sealed class ShadowedVariable : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX312",
        Name = "shadowed-variable",
        Title = "A variable that two places give different values",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            Flux gathers the variables of a Kustomization in one map: the objects of `substituteFrom` in their order, then `substitute`. A later value takes
            the place of an earlier one of the same name without a word, so who edits the value that lost sees the commit applied, everything Ready, and
            nothing changed. The finding stands at the value that wins and leads to those that lose.

            Give one of them another name, or remove the one that is not meant. Where a Kustomization is to differ from the rest, say so in a comment beside
            or above its value, and the rule is quiet. It is quiet too for variables that nothing uses (FX307), for equal values and for those that Git does
            not tell (a Secret's), and where the winner comes of an `optional: true` object that stands after the other: such an object is a
            layer of its own.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution",
            "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (LoadVariables, SubstituteVariables)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components.Where(c => c.Variables.Count > 1))
        {
            var used = component.VariableUses.Select(u => u.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var values in component.Variables.Where(v => used.Contains(v.Name)).GroupBy(v => v.Name, (_, values) => values.ToList()).Where(v => v.Count > 1))
            {
                if (values[^1] is not { Value: not null, Origin: { } origin } winner || IsLayer(winner, component))
                {
                    continue;
                }

                var losers = values.Where(v => v.Value is not null && v.Value != winner.Value && v.Provider != winner.Provider).ToList();
                if (losers.Count > 0 && !context.HasReason(origin.Place))
                {
                    var providers = losers.Select(l => l.Provider).Distinct().ToList();
                    var later = winner.Provider == "spec.postBuild.substitute" ? "`substitute`" : winner.Provider;
                    context.For(component.Object, cluster).Report(
                        origin.Place,
                        providers.Count == 1
                            ? $"`{winner.Name}` has another value in {providers[0]}, which does not count: {later} comes after it"
                            : $"`{winner.Name}` has other values in {string.Join(" and ", providers)}, which do not count: {later} comes after them",
                        related: [.. losers.Where(l => l.Origin is not null).Select(l => new RelatedPlace(l.Origin!.Place, "the value that does not count"))]);
                }
            }
        }
    }

    /// <summary>True for a value of an object that need not be there: others come first and are meant to be overridden.</summary>
    private static bool IsLayer(Variable winner, Component component) => component.Kustomization?.SubstituteFrom.Items
        .Any(e => e["optional"].IsTrue && $"{e["kind"].Text}/{component.Id.Namespace}/{e["name"].Text}" == winner.Provider) == true;
}
