using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX308: variables of a shell or another program that Flux takes for its own.</summary>
public sealed class ShellTextSubstituted : ClusterRule
{
    private const string Annotation = "kustomize.toolkit.fluxcd.io/substitute";

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX308",
        Name = "shell-text-substituted",
        Title = "`${VAR}` of a script or of another program's configuration, taken by Flux for a variable of its own",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            postBuild substitution works on the text of whole objects and does not know what the text is: `${HOME}` in a script, `${datasource}` in a
            dashboard and `${1}` in the description of a CRD look like its own variables. Since Flux 2.9 a name without value fails the build; before,
            and with strict substitution turned off, it is replaced by nothing, and the script runs with empty paths (a warning). Where a default is
            given (`${PORT:-8080}`), Flux puts the default there and the script never sees its variable (a warning too).

            Write `$${VAR}`, which Flux turns into `${VAR}`, or `$VAR`, which it leaves alone, or annotate the object with
            `kustomize.toolkit.fluxcd.io/substitute: disabled` when nothing in it is meant for Flux. Quiet for names that the Kustomization defines.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/envsubst/parse/parse.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var isStrict = StrictSubstitution.Of(cluster).IsOn;
        foreach (var component in cluster.Components)
        {
            var known = KnownVariables.Of(component, cluster, context.Workspace);
            if (component.VariableUses.Count == 0 || known.AreOpen || known.LackSource)
            {
                // A source that is not in Git may define them.
                continue;
            }

            var foreign = component.VariableUses.Where(u => (known.Lack(u) || known.LeaveToDefault(u)) && ForeignText.KindOf(u.Field) is not null);
            foreach (var uses in foreign.GroupBy(u => u.Field.Node, (_, uses) => uses.ToList(), ReferenceEqualityComparer.Instance))
            {
                var names = uses.Select(u => u.Name).Distinct().ToList();
                var failing = uses.Find(known.Lack);
                var at = failing ?? uses[0];
                var others = names.Count == 1 ? "" : " (and more of this text)";
                var isError = isStrict && failing is not null;
                context.For(component, cluster, Resource.From(at.Field.Top.Node!)).Report(
                    at.Place,
                    $"`{at.Name}`{others} stands in {ForeignText.KindOf(at.Field)} and is no variable of the Kustomization: "
                    + (isError ? "Flux takes it for one, and the build fails" : failing is null ? "Flux puts the default there before the program can" : "Flux puts an empty text there"),
                    isError ? Level.Error : Level.Warning,
                    fixes: [Escape(uses), Disable(component, at.Field, context)]);
            }
        }
    }

    private static Fix? Escape(List<VariableUse> uses) => Fix.Ask(
        "escape it for Flux: `$${...}`",
        [.. uses.Select(u => u.Place).Distinct().Select(p => p.Source.Slice(p.Span).StartsWith("${", StringComparison.Ordinal) ? new SourceEdit(p.Source, new TextEdit(new TextSpan(p.Span.Start, "${".Length), "$${")) : null)]);

    /// <summary>The annotation, where nothing in the object is meant for Flux.</summary>
    private static Fix? Disable(Component component, Field field, RuleContext context)
    {
        var needsIt = component.VariableUses.Any(u => u.Variable is not null && ReferenceEquals(u.Field.Top.Node, field.Top.Node));
        return !needsIt && Resource.From(field.Top.Node!) is { } built && context.AsWritten(built) is { } written
            ? Fix.Ask("turn substitution off for the object", YamlEdit.Add(written.Field.At("metadata", "annotations")[Annotation], "disabled"))
            : null;
    }
}
