using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Substitution;

/// <summary>FX310: an expression that postBuild substitution cannot read.</summary>
public sealed partial class BadSubstitution : ClusterRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX310",
        Name = "bad-substitution",
        Title = "`${...}` that Flux cannot read",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            When a Flux Kustomization has variables, every `${` in what it builds begins an expression, and one that does not parse fails the build of
            all of it: `${a-b}` and `${a.b}` (names hold letters, digits and `_` only), `${{ x }}` of another template language, `${a[0]}`, a `${`
            that is never closed. None of them is left as it stands. Shell's `${a-default}` without colon is none of Flux's forms either;
            `${a:-default}` is.

            The file is fine until the first variable is defined for its Kustomization, and the error names the object, not the line. Write `$${a.b}`,
            which Flux turns into `${a.b}`, or annotate the object with `kustomize.toolkit.fluxcd.io/substitute: disabled`.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#post-build-variable-substitution", "https://github.com/fluxcd/pkg/blob/main/envsubst/parse/parse.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components)
        {
            foreach (var error in component.Errors.Where(e => e.Kind == BuildErrorKind.Expression))
            {
                var (source, span) = error.Place;
                var text = source.Slice(span).ToString();
                var isExact = text.StartsWith("${", StringComparison.Ordinal);
                context.For(component, cluster).Report(
                    error.Place,
                    $"Flux cannot read {(isExact ? $"`{FirstLine(text)}`" : "an expression in this text")}{Reason(text)}: the build fails, and nothing of the Kustomization is applied",
                    label: Words().Match(error.Message) is { Success: true } words ? words.Value : null,
                    fixes: !isExact
                        ? []
                        :
                        [
                            Fix.Ask("escape it for Flux: `$${...}`", new SourceEdit(source, new TextEdit(new TextSpan(span.Start, "${".Length), "$${"))),
                            Dash().Match(text) is { Success: true } dash ? Fix.Ask("make it a default: `:-`", new SourceEdit(source, new TextEdit(new TextSpan(span.Start + dash.Length, 0), ":"))) : null,
                        ]);
            }
        }
    }

    private static string Reason(string text) =>
        text.StartsWith("${{", StringComparison.Ordinal) ? ", which belongs to another template language"
        : Dash().IsMatch(text) || text.Contains('.', StringComparison.Ordinal) ? " (names hold letters, digits and `_` only)"
        : "";

    private static string FirstLine(string text) => text.Split('\n')[0] is { Length: > 60 } line ? line[..60] + "..." : text.Split('\n')[0];

    /// <summary>A name, up to the dash that follows it.</summary>
    [GeneratedRegex(@"^\$\{[A-Za-z_][A-Za-z0-9_]*(?=-)", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    /// <summary>Flux's own words (fluxcd/pkg envsubst/parse/parse.go).</summary>
    [GeneratedRegex("bad substitution|missing closing brace|unable to parse [a-z ]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
