using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.ApiVersions;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.Expressions;

/// <summary>FX230: an expression that Flux refuses, or that can only fail.</summary>
public sealed class HealthExpression : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX230",
        Name = "health-expression",
        Title = "An expression that Flux refuses, or that can only fail",
        Level = Level.Error,
        Why = """
            Flux takes expressions in the Common Expression Language: `healthCheckExprs` and `readyExpr` of Kustomizations and HelmReleases, `commitStatusExpr` of
            Providers, the filters and validations of Receivers. To the API server they are plain text, so a mistake shows only in the object's status, after
            it was merged: the Kustomization stalls, the dependency is never ready, the event is not sent.

            What an expression may use differs. A health check sees the fields of the object it checks as they are: `status.phase`, not
            `self.status.phase`. `readyExpr` has `self` (the object that waits) and `dep` (the one it waits for), and must be known to give a bool before it
            runs: `dep.status.ready` is refused, `dep.status.ready == true` is not. `commitStatusExpr` has `event`, `alert` and `provider` and gives a string; the
            filters of a Receiver have `res` and `req`. The extensions for strings, sets, base64 and optional values are there, those of Kubernetes are not.

            A list with two health checks for one kind is refused as well.

            The validation rules of CRDs in the repository are checked too, with the types of their schema, as the API server checks them when the CRD is applied.

            Expressions that hold a variable of `postBuild` are left alone.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions",
            "https://fluxcd.io/flux/components/kustomize/kustomizations/#dependency-ready-expression",
            "https://github.com/fluxcd/pkg/blob/main/runtime/cel/expression.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var reference in ApiReferences.In(document).Where(r => r.IsObject))
        {
            foreach (var expression in FluxExpressions.In(reference.Group, reference.Kind, reference.Holder))
            {
                Check(expression, "Flux refuses the expression", context);
            }

            CheckKinds(reference.Holder["spec"]["healthCheckExprs"], context);
        }

        foreach (var definition in document.Resources.Where(r => CustomResourceDefinition.Is(r.Id) && HasRules(document)))
        {
            foreach (var expression in DefinitionRules.In(definition.Field, new SchemaStore(context.Target.Flux).Resolve).Where(e => e.Field.Text is not null))
            {
                Check(expression, "the API server refuses the definition", context);
            }
        }
    }

    // fluxcd/pkg runtime/cel/status_reader.go:NewStatusReader
    private static void CheckKinds(Field checks, RuleContext context)
    {
        var seen = new HashSet<(string Group, string Kind)>();
        foreach (var check in checks.Items)
        {
            var (apiVersion, kind) = (check["apiVersion"].Text, check["kind"].Text ?? "");
            if (apiVersion is null || apiVersion.HasVariable || kind.HasVariable)
            {
                continue;
            }

            var group = ResourceId.SplitApiVersion(apiVersion).Group;
            if (!seen.Add((group, kind)))
            {
                var what = kind.Length > 0 ? kind : $"all kinds of {group}";
                context.Report(check["kind"].Exists ? check["kind"] : check["apiVersion"], $"Flux refuses the list: another entry checks {what} already, and the version does not count");
            }
        }
    }

    private static bool HasRules(SourceDocument document) =>
        document.Role == DocumentRole.Object && document.Yaml.Root.Origin.Source.Slice(document.Yaml.Span).Contains("x-kubernetes-validations", StringComparison.Ordinal);

    private static void Check(ObjectExpression expression, string refusal, RuleContext context)
    {
        var text = expression.Field.Text!;
        if (!expression.IsCompiled)
        {
            CheckParsed(expression, CelExpression.Parse(text, expression.Environment), context);
            return;
        }

        var compiled = CelExpression.Compile(text, expression.Environment);
        foreach (var error in compiled.Errors)
        {
            var known = error.Kind == CelErrorKind.UnknownVariable ? $", only {Enumeration.Of(expression.Environment.Variables.Select(v => $"`{v}`"))}" : "";
            Report(expression, error.Span, $"{refusal}: {error.Message}{known}", context);
        }

        if (compiled.Errors.Count == 0 && expression.Result is { } wanted && !compiled.ResultType.IsSame(wanted))
        {
            var problem = compiled.ResultType.Kind != CelTypeKind.Dyn
                ? $"its result must be {CelWording.Article(wanted)}, and this is {CelWording.Article(compiled.ResultType)}"
                : $"its result is not known to be {CelWording.Article(wanted)} before it runs: {(wanted.Kind == CelTypeKind.Bool ? "compare it, as in `== true`" : "convert it with `string()`")}";
            Report(expression, Whole(text), $"{refusal}: {problem}", context);
        }
    }

    private static void CheckParsed(ObjectExpression expression, CelExpression parsed, RuleContext context)
    {
        foreach (var error in parsed.Errors)
        {
            Report(expression, error.Span, $"Flux refuses the expression: {error.Message}", context);
        }

        if (parsed.Errors.Count > 0)
        {
            return;
        }

        foreach (var failure in parsed.FindCertainFailures(expression.Result!))
        {
            Report(expression, failure.Span, $"the expression fails whenever it is evaluated: {failure.Message}", context);
        }

        foreach (var name in parsed.FindVariables())
        {
            if (Meant(name.Name) is { } meant)
            {
                Report(expression, name.Span, $"the expression fails whenever it is evaluated: there is no variable `{name.Name}` here, {meant}", context);
            }
        }
    }

    /// <summary>What to write for a name that is no field of any object, or null.</summary>
    private static string? Meant(string name) => name is "self" or "dep" or "object" or "obj"
        ? "the object's fields are used as they are, as in `status.phase`"
        : ((string[])["apiVersion", "kind", "metadata", "spec", "status"]).FirstOrDefault(f => f != name && IsSlip(f, name)) is { } field
            ? $"did you mean `{field}`?"
            : null;

    /// <summary>True for a name that differs in case, or by two neighbours that changed places.</summary>
    private static bool IsSlip(string field, string name)
    {
        if (field.Length != name.Length || field.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            return field.Length == name.Length;
        }

        var at = 0;
        while (field[at] == name[at])
        {
            at++;
        }

        return at + 1 < field.Length && field[at] == name[at + 1] && field[at + 1] == name[at] && field.AsSpan(at + 2).SequenceEqual(name.AsSpan(at + 2));
    }

    private static void Report(ObjectExpression expression, TextSpan span, string message, RuleContext context)
    {
        if (span.Length == 0)
        {
            context.Report(expression.Field, message);
            return;
        }

        context.Report(expression.Field.Scalar!.PlaceOf(span), message);
    }

    private static TextSpan Whole(string text)
    {
        var trimmed = text.Trim();
        return new TextSpan(text.IndexOf(trimmed, StringComparison.Ordinal), trimmed.Length);
    }
}
