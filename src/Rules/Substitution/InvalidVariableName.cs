using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX302: a variable of postBuild substitution with a name that Flux refuses.</summary>
public sealed partial class InvalidVariableName : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX302",
        Name = "invalid-variable-name",
        Title = "A variable of postBuild substitution whose name Flux refuses",
        Level = Level.Error,
        Why = """
            Names of variables are letters of ASCII, digits and `_`, and begin with no digit. Flux checks the name of every variable before it
            replaces the first one: a single other name, be it never used, fails the build of the whole Kustomization; it is not passed over, as
            guides have it. Every key of a ConfigMap or Secret in `substituteFrom` is a variable, so a ConfigMap that also holds `app.properties` or
            `cluster-name` cannot be used there at all.

            Nobody notices before the push because `flux build --dry-run` does not read `substituteFrom`, and the error names whichever bad key comes
            first, not where it stands. Rename the key (`cluster_name`), or keep files in a ConfigMap of their own.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (varsubRegex)"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var seen = new HashSet<Origin>();
        foreach (var component in cluster.Components.Where(c => c.Kustomization is not null))
        {
            foreach (var variable in component.Kustomization!.Substitute.Fields.Where(IsBad))
            {
                context.For(component.Object, cluster).ReportKey(variable, $"`{variable.Key}` is no name of a variable: letters, digits and `_` only, no digit first; the whole build fails for it");
            }

            foreach (var source in VariableSource.Of(component, cluster, context.Workspace))
            {
                var user = new RelatedPlace(source.Entry["name"].Origin.Place, $"every key of the {source.Id.Kind} is a variable here");
                foreach (var datum in source.Data.Where(d => IsBad(d) && seen.Add(d.KeyOrigin)))
                {
                    context.For(source.Presence.Object!, cluster).ReportKey(
                        datum,
                        $"the key `{datum.Key}` is no name of a variable, and `substituteFrom` makes every key of the {source.Id.Kind} one: the build fails for it, used or not",
                        related: [user]);
                }

                // What a controller will make of another object has no line of its own.
                if (source.Presence.Kind == PresenceKind.Produced && source.Keys?.FirstOrDefault(k => !Name().IsMatch(k)) is { } key && seen.Add(source.Entry.KeyOrigin))
                {
                    context.For(component.Object, cluster).Report(source.Entry["name"], $"{source.Id} will have the key `{key}`, which is no name of a variable: the build fails for it, used or not");
                }
            }
        }
    }

    private static bool IsBad(Field variable) => !Name().IsMatch(variable.Key!);

    [GeneratedRegex(@"^[_A-Za-z][_A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
