using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.ApiVersions;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX304: a value of <c>postBuild.substitute</c> that is no string.</summary>
public sealed class UnquotedSubstituteValue : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX304",
        Name = "unquoted-substitute-value",
        Title = "A number, boolean or null in `postBuild.substitute`",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Why = """
            The values of `postBuild.substitute` are strings. `replicas: 3` or `enabled: true` is none, the API server refuses the Kustomization, and
            whatever applies it fails as a whole. `flux build` takes the number and shows nothing. An empty value is null, which the API server drops
            without a word: the variable is then undefined instead of empty (a warning).

            Quotes also keep the text: without them `012` arrives as `10`, `1.10` as `1.1` and `1e3` as `1000`. A plain date is read as a point in time
            and arrives with hours and a zone; the API server takes that, so it is a warning. What the quotes do not do: the value is put into the
            manifests as it is, without quotes, and is read again there. `yes`, `on` and `12:30` are strings here.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/kustomize-controller/blob/main/api/v1/kustomization_types.go (PostBuild)"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var kustomization in ApiReferences.In(document).Where(r => r is { IsObject: true, Group: FluxGroups.Kustomize, Kind: "Kustomization" }))
        {
            foreach (var value in kustomization.Holder.At("spec", "postBuild", "substitute").Fields)
            {
                if (value.Scalar is { } scalar && ScalarKinds.Resolve(scalar, GoYaml.V3, out var meaning) is null)
                {
                    Check(value, scalar, meaning, context);
                }
            }
        }
    }

    private static void Check(Field value, YamlScalar scalar, ScalarValue meaning, RuleContext context)
    {
        // A value that an alias brings is written elsewhere, and means something there too.
        var isHere = scalar.Anchor is null && scalar.Tag is null && value.Entry!.Span.Contains(scalar.Origin.Span);
        var quote = isHere ? Fix.Safe("put it in quotes", YamlEdit.Quote(scalar)) : null;
        switch (meaning.Kind)
        {
            case ScalarKind.Boolean:
                Report($"`{scalar.Value}` is a boolean", quote);
                break;
            case ScalarKind.Integer or ScalarKind.Float:
                Report($"`{scalar.Value}` is a number", quote);
                break;
            case ScalarKind.Null:
                // The API server drops a null that the schema does not allow (structural/defaulting: PruneNonNullableNullsWithoutDefaults). Whether
                // nothing was meant, or a value is still to come, only the author knows.
                context.Report(
                    value,
                    $"`{value.Key}`: {(scalar.Value.Length == 0 ? "the value is empty, which is null" : $"`{scalar.Value}` is null")}: the API server drops it, and the variable has no value at all",
                    Level.Warning,
                    fixes: isHere ? Fix.Ask("write an empty string", Empty(value, scalar)) : null);
                break;
            case ScalarKind.Timestamp:
                context.Report(value, $"`{value.Key}`: `{scalar.Value}` is read as a point in time and does not arrive as it is written", Level.Warning, fixes: quote);
                break;
        }

        void Report(string what, Fix? fix) => context.Report(value, $"`{value.Key}`: {what}, and `substitute` takes strings only: the API server refuses the Kustomization", fixes: fix);
    }

    private static SourceEdit? Empty(Field value, YamlScalar scalar) =>
        scalar.Value.Length > 0 ? YamlEdit.SetValue(scalar, "")
        : value.Parent?.Map is { } map ? YamlEdit.ReplaceEntry(map, value.Entry!, $"{value.Entry!.Key.Origin.Source.Slice(value.Entry.Key.Origin.Span)}: \"\"")
        : null;
}
