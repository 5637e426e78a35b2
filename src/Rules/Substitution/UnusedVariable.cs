using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX307: a variable that nothing uses.</summary>
public sealed class UnusedVariable : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX307",
        Name = "unused-variable",
        Title = "A variable that nothing under its Flux Kustomization uses",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            A variable that no `${name}` asks for has no effect, and Flux says nothing of it. Most are left behind by a manifest that was removed; some are
            the mark of a mistake: the value was meant for a child, but variables reach only what the Kustomization itself builds, not what its children
            build, and a mistyped name in an expression with a default leaves the variable alone.

            Every build of every cluster is asked. Quiet for what serves several Kustomizations (a ConfigMap, or a patch that gives variables to all
            children), for objects that something else reads too, while builds fail or are not known that could use the variable, beside encrypted manifests,
            and for the only variable of a Kustomization whose expressions live on their defaults: it turns substitution on.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution",
            "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (SubstituteVariables)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var users = VariableUsers.Of(context.Workspace);
        foreach (var component in cluster.Components.Where(c => c.Kustomization is not null && c.State == ComponentState.Built))
        {
            if (component is { Variables.Count: 1, VariableUses.Count: > 0 })
            {
                continue;
            }

            var unused = component.Variables.Where(users.Lack).Select(v => v.Origin!.Place).ToHashSet();
            if (unused.Count == 0)
            {
                continue;
            }

            foreach (var field in component.Kustomization!.Substitute.Fields.Where(f => unused.Contains(f.Node!.Origin.Place)))
            {
                context.For(component.Object, cluster).ReportKey(field, $"nothing that {component.Id} builds uses `{field.Key}`", label: Meant(field.Key!, component));
            }

            foreach (var source in VariableSource.Of(component, cluster, context.Workspace).Where(s => s.Data.Any(d => unused.Contains(d.Node!.Origin.Place)) && !HasOtherReaders(s, component, cluster)))
            {
                foreach (var field in source.Data.Where(f => unused.Contains(f.Node!.Origin.Place)))
                {
                    context.For(source.Presence.Object!, cluster).ReportKey(field, $"nothing that {component.Id} builds uses `{field.Key}`, and no other Kustomization takes variables from {source.Id}", label: Meant(field.Key!, component));
                }
            }
        }
    }

    /// <summary>A hint at an expression of nearly that name that lives on its default.</summary>
    private static string? Meant(string name, Component component) =>
        NearestWord.Find(name, component.VariableUses.Where(u => u is { Outcome: VariableOutcome.Default, Variable: null }).Select(u => u.Name)) is { } asked ? $"`{asked}` takes its default" : null;

    /// <summary>True when something else names the object, or something that is not known here may.</summary>
    private static bool HasOtherReaders(VariableSource source, Component component, Cluster cluster) =>
        cluster.Gaps.Any(g => g.MayHideFluxObjects)
        || cluster.Objects.Any(o => o != component.Object && o != source.Presence.Object && Names(o.Resource, source.Id.Name));

    private static bool Names(Resource resource, string name) => resource.Root.SelfAndBelow().OfType<YamlScalar>().Any(s => s.Value == name);
}
