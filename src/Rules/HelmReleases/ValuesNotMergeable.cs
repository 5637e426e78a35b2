using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.HelmReleases;

/// <summary>FX417: values from elsewhere that cannot be merged.</summary>
public sealed partial class ValuesNotMergeable : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX417",
        Name = "values-not-mergeable",
        Title = "A value of `valuesFrom` that is no YAML map, or a `targetPath` at which nothing can be set",
        Level = Level.Error,
        Why = """
            An entry of `valuesFrom` without `targetPath` is read as a YAML map and merged. A text, a list or broken YAML under the key makes the values
            impossible to compose, and the release is neither installed nor upgraded; as long as the file is only text in a ConfigMap, no tool looks into
            it. With `targetPath` the value is set as `helm --set` would: a path with an empty key or with something between an index and the dot fails,
            a leading dot sets nothing at all, and a comma in the value begins another assignment (`a,b` fails; write `a\,b`, or `literal: true` from Flux 2.9).

            Quiet for encrypted values and values that are not in Git.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#values-references", "https://github.com/helm/helm/blob/main/pkg/strvals/parser.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            foreach (var source in ValuesSource.Of(component, cluster, context.Workspace))
            {
                if (source.Entry["targetPath"] is { Text: { Length: > 0 } text } targetPath)
                {
                    CheckPath(targetPath, text, source, context.For(component.Object, cluster));
                }
                else if (source.Datum is { Text: { } yaml } datum && !yaml.IsOpen)
                {
                    CheckDatum(datum, source, context.For(source.Presence.Object!, cluster));
                }
            }
        }
    }

    private static void CheckPath(Field targetPath, string text, ValuesSource source, RuleContext context)
    {
        // What the pattern of the CRD refuses never comes so far.
        if (!Allowed().IsMatch(text))
        {
            return;
        }

        if (TargetPath.Parse(text, out var error) is not { } path)
        {
            context.Report(targetPath, $"nothing can be set at `{text}`, {error}: the release is neither installed nor upgraded");
        }
        else if (path.Steps[0] is "")
        {
            context.Report(targetPath, $"`{text}` begins with an empty key: Flux sets nothing, without a word", Level.Warning);
        }
        else if (source is { Id.Kind: "ConfigMap", Datum: { Text: { } value } datum } && !source.Entry["literal"].IsTrue && Comma().Match(value) is { Success: true })
        {
            context.Report(
                targetPath,
                $"the value of `{source.Key}` has a comma, which begins another assignment as in `helm --set`: the values cannot be composed",
                related: [new RelatedPlace(datum.Origin.Place, "the value")]);
        }
    }

    private static void CheckDatum(Field datum, ValuesSource source, RuleContext context)
    {
        var isSecret = source.Id.Kind == "Secret";
        if (isSecret && datum.Parent!.Key == "data")
        {
            return;
        }

        var user = new RelatedPlace(source.Entry["name"].Origin.Place, "merged into the values of this HelmRelease");
        var file = NestedYaml.Parse(datum.Scalar!);
        if (file.Error is { } error && file.Documents.Count == 0)
        {
            if (isSecret)
            {
                context.ReportKey(datum, $"`{source.Key}` is no YAML, so it cannot be merged into values", related: [user]);
            }
            else
            {
                context.Report(new Place(file.Source, error.Span), $"`{source.Key}` is no YAML ({error.Message}), so it cannot be merged into values", related: [user]);
            }
        }
        else if (file.Documents is [{ Root: var root }, ..] && root is not YamlMap and not YamlScalar { IsNull: true })
        {
            context.ReportKey(datum, $"`{source.Key}` holds {(root is YamlList ? "a list" : "a single text")}, and values are a map: they cannot be composed, and the release is neither installed nor upgraded", related: [user]);
        }
    }

    [GeneratedRegex(@"^([a-zA-Z0-9_\-.\\/]|\[[0-9]{1,5}\])+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    /// <summary>A comma that nothing escapes, in a value that is no list, with no assignment after it.</summary>
    [GeneratedRegex(@"^[^{,\\](\\.|[^,\\])*,[^=]*\z|^,[^=]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
