using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX303: a variable that has neither value nor default.</summary>
public sealed class UndefinedVariable : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX303",
        Name = "undefined-variable",
        Title = "`${name}` without a value and without a default",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            Since Flux 2.9 substitution is strict: a variable that nothing defines and that has no default fails the build of the whole Kustomization.
            Up to Flux 2.8, and with the feature gate `StrictPostBuildSubstitutions` turned off, the expression becomes an empty text and the object is
            applied: a host name without its domain, an image without tag, a label that is gone (a warning there). `flux build --dry-run` shows the
            empty text without a word, and an upgrade to 2.9 turns every such place into a failure.

            Correct the name, define the variable in `substitute` or in an object of `substituteFrom`, or give a default: `${name:=value}`; `${name:=}`
            for an empty one. Text that is not meant for Flux is FX308's matter. Quiet in objects labelled or annotated
            `kustomize.toolkit.fluxcd.io/substitute: disabled`, and while a source of variables is not in Git, so that its keys are not known (a source
            that nothing creates is FX306 or FX313).
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution",
            "https://github.com/fluxcd/kustomize-controller/blob/v1.9.0/internal/features/features.go (StrictPostBuildSubstitutions)",
        ],
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
                continue;
            }

            foreach (var uses in component.VariableUses.Where(u => known.Lack(u) && ForeignText.KindOf(u.Field) is null).GroupBy(u => u.Name, (_, uses) => uses.ToList()))
            {
                // A name that is nearly the one of a variable is a mistake whatever a missing optional source would hold.
                var nearest = NearestWord.Find(uses[0].Name, known.Names) is { } near && AreAlike(uses[0].Name, near) ? near : null;
                if (nearest is null && known.LackOptionalSource)
                {
                    continue;
                }

                context.For(component, cluster, Resource.From(uses[0].Field.Top.Node!)).Report(
                    uses[0].Place,
                    isStrict
                        ? $"`{uses[0].Name}` has no value and no default: the build fails, substitution is strict"
                        : $"`{uses[0].Name}` has no value and no default: an empty text takes its place (and Flux 2.9 refuses to build)",
                    isStrict ? Level.Error : Level.Warning,
                    label: nearest is null ? null : $"did you mean `{nearest}`?",
                    related: [.. uses.Select(u => u.Place).Distinct().Where(p => p != uses[0].Place).Select(p => new RelatedPlace(p, "used here too"))],
                    fixes: nearest is null ? null : Fix.Ask($"name `{nearest}` instead", [.. uses.DistinctBy(u => u.Place).Select(u => Renamed(u, nearest))]));
            }
        }
    }

    /// <summary>True when every word of a name is nearly the one of the other: <c>VM_SIZE</c> and <c>KAFKA_SIZE</c> are two variables, not one mistyped.</summary>
    private static bool AreAlike(string name, string other)
    {
        var (words, others) = (name.Split('_'), other.Split('_'));
        return words.Length == others.Length
            ? words.Zip(others).All(p => p.First == p.Second || NearestWord.Find(p.First, [p.Second]) is not null)
            : string.Concat(words).Equals(string.Concat(others), StringComparison.OrdinalIgnoreCase);
    }

    private static SourceEdit? Renamed(VariableUse use, string name)
    {
        var (source, span) = use.Place;
        var start = "${".Length;
        var text = source.Slice(span);
        if (!text.StartsWith("${", StringComparison.Ordinal))
        {
            return null;
        }

        start += text[start..].StartsWith("#", StringComparison.Ordinal) ? 1 : 0;
        return text[start..].StartsWith(use.Name, StringComparison.Ordinal)
            ? new SourceEdit(source, new TextEdit(new TextSpan(span.Start + start, use.Name.Length), name))
            : null;
    }
}
