using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Substitution;

/// <summary>FX305: substitution makes something else than text of a value whose field takes text only.</summary>
public sealed class SubstitutionChangesType : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX305",
        Name = "substitution-changes-type",
        Title = "A variable turns a text into a number, a boolean or a structure",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            Flux substitutes variables in the YAML text of built objects and reads that text again. The quotes of the source are gone by then: kustomize
            prints `port: "${port}"` as `port: ${port}`, and with the value `8080` Flux reads a number. `true`, `yes`, `on` and `n` become booleans,
            `012` becomes 10, `1.10` becomes 1.1, `1234567e8` (a commit) becomes a very large number. Where the field takes texts only, as annotations,
            labels, the data of a ConfigMap, environment values and arguments do, the API server refuses the object; labels may also be lost, all of
            the object, and an object whose name is no text any more is left out without a word.

            It strikes when a value changes from `1.2.3` to `1.2`. What works in every case is a quote that comes out of an expression:
            `${quote:="}${port}${quote:="}` is no text that needs quotes when kustomize prints it, and arrives as `"8080"`. Or give the variable a value that
            holds quotes itself: `port: "'8080'"`, if all its uses are whole values. Quiet where a field takes numbers (`replicas: ${replicas}`),
            where its type is not known, and for values that nobody knows offline.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-substitution-of-numbers-and-booleans",
            "https://github.com/fluxcd/pkg/blob/main/kustomize/kustomize_varsub.go (SubstituteVariables)",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var schemas = new SchemaStore(context.Target.Flux);
        foreach (var component in cluster.Components)
        {
            var changed = component.VariableUses.Where(u => u.Field.Scalar is not null && u.Outcome is VariableOutcome.Value or VariableOutcome.Default && u.Result is not null);
            foreach (var use in changed.DistinctBy(u => u.Field.Node, ReferenceEqualityComparer.Instance))
            {
                if (TypeOf(use.Result!) is { } type && TextField.KindOf(use.Field, schemas) is { } wanted && !IsHarmless(type, use.Field))
                {
                    Report(use, type, wanted, component, cluster, context);
                }
            }
        }
    }

    private static void Report(VariableUse use, string type, string wanted, Component component, Cluster cluster, RuleContext context)
    {
        var value = use.Variable is { IsSecret: false, Value: { } text } && use.Result is YamlScalar ? text.Length == 0 ? " (which is empty)" : $" (`{text}`)" : "";
        context.For(component, cluster, Resource.From(use.Field.Top.Node!)).Report(
            use.Place,
            $"{wanted} is a text, but with the value of `{use.Name}`{value} it becomes {type}: quotes around `{use.Expression}` do not survive the build",
            type == "null" ? Level.Warning : Level.Error,
            related: use.Variable is { Origin: { } origin, IsSecret: false } ? [new RelatedPlace(origin.Place, "the value")] : null,
            fixes: Quoted(use));
    }

    /// <summary>The scalar with quotes that come out of expressions, where it is written as a whole in one place.</summary>
    private static Fix? Quoted(VariableUse use) =>
        use.Field.Scalar is { } scalar && !scalar.Value.Contains('\n', StringComparison.Ordinal) && scalar.Origin.IsVerbatim
            ? Fix.Ask(
                "let quotes come out of expressions: `${quote:=\"}...${quote:=\"}`",
                new SourceEdit(scalar.Origin.Source, new Manifests.Text.TextEdit(scalar.Origin.Span, $"'${{quote:=\"}}{scalar.Value.Replace("'", "''", StringComparison.Ordinal)}${{quote:=\"}}'")))
            : null;

    /// <summary>What a value is, for people; null for a text.</summary>
    private static string? TypeOf(YamlNode node) => node switch
    {
        YamlMap => "a mapping",
        YamlList => "a list",
        YamlScalar scalar when ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is null => value.Kind switch
        {
            ScalarKind.Boolean => $"the boolean `{scalar.Value}`",
            ScalarKind.Integer or ScalarKind.Float => $"the number `{scalar.Value}`",
            ScalarKind.Null => "null",
            _ => null,
        },
        _ => null,
    };

    /// <summary>
    /// Null is the same as an empty text for the API server, but for values that a custom resource keeps in a mapping, which it drops, and
    /// for labels, of which Flux then takes none.
    /// </summary>
    private static bool IsHarmless(string type, Field field) =>
        type == "null" && !(field.Parent is { Key: "labels", Parent: { Key: "metadata", Parent: { Parent: null } } })
        && !(field.Parent?.Key == "substitute" && field.Top["apiVersion"].Text?.StartsWith(FluxGroups.Kustomize, StringComparison.Ordinal) == true);
}
