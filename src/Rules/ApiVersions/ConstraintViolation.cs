using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Cel.Kubernetes;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX107: fields that do not go together.</summary>
public sealed class ConstraintViolation : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX107",
        Name = "constraint-violation",
        Title = "Fields that do not go together",
        Level = Level.Error,
        Why = """
            Custom resource definitions hold rules about several fields at once, written in CEL (`x-kubernetes-validations`): a HelmRelease has `chart` or `chartRef`
            and not both, `retryInterval` goes with one strategy only. The API server runs them last, after types and patterns, and refuses the object, and with
            it the whole Kustomization that applies it. `kustomize build` and `flux build` know nothing of them.

            The rules of Flux's own kinds, for the targeted release, and of the CRDs in the repository run here, on objects as a cluster gets them. Rules about a
            change of an object run only when there is one, and are left out. When a rule depends on a value that still holds `${...}` or is encrypted,
            it is taken to hold. The interval of digest reflection is told by FX604.
            """,
        Sources =
        [
            "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules",
            "https://github.com/kubernetes/apiextensions-apiserver/blob/master/pkg/apiserver/schema/cel/validation.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var walker = new ConstraintWalker();
        var verdicts = SchemaVerdicts.Of(workspace);
        foreach (var judged in verdicts.Objects)
        {
            if (judged.Schema is null || verdicts.MayBePartial(judged))
            {
                continue;
            }

            var report = SchemaVerdicts.Context(judged, context);
            foreach (var broken in walker.Judge(judged.Resource.Field, judged.Schema))
            {
                if (!IsExplained(judged, broken) && !(judged.Document is not null && report.MayBePatched(broken.At)))
                {
                    Report(judged, broken, report);
                }
            }
        }
    }

    private static void Report(JudgedObject judged, BrokenConstraint broken, RuleContext context)
    {
        var where = broken.Node.Path.Length == 0 ? judged.Resource.Id.Kind : broken.Node.Path;
        var message = $"the API server refuses this {judged.Resource.Id.Kind}: {broken.Message ?? $"`{where}` breaks the rule `{broken.Rule.Expression.Trim()}`"}";
        if (broken.At.Scalar is null)
        {
            context.ReportKey(broken.At, message);
        }
        else
        {
            context.Report(broken.At, message);
        }
    }

    /// <summary>True when another rule tells the cause: a missing field, a wrong value at that place, a misspelt field, FX604.</summary>
    private static bool IsExplained(JudgedObject judged, BrokenConstraint broken) =>
        (judged.Resource.Id is { Group: FluxGroups.Image, Kind: "ImagePolicy" } && broken.Rule.Expression.Contains("digestReflectionPolicy", StringComparison.Ordinal))
        || (broken.IsFailure && judged.Violations.Count > 0)
        || judged.Violations.Any(v => v.Kind == ViolationKind.Unknown
            ? v.At.Parent!.Path == broken.Node.Path && v.Nearest is { } meant && broken.Rule.Expression.Contains($"self.{meant}", StringComparison.Ordinal)
            : v.At.Path == broken.At.Path || v.At.Path.StartsWith(broken.At.Path + ".", StringComparison.Ordinal) && broken.At.Path != broken.Node.Path);
}
