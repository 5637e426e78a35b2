using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX104: a value that the schema of its kind refuses.</summary>
public sealed class SchemaViolation : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX104",
        Name = "schema-violation",
        Title = "A value that the schema of its kind refuses",
        Level = Level.Error,
        Why = """
            The API server holds every object against the schema of its kind: types, allowed values, patterns, limits, required fields, and
            lists whose items must differ. kustomize does not, and Flux applies all objects of a Kustomization in one go: a single one that is
            refused at the dry run stops all of them, and the reason stands in the status of an object in the cluster, not in Git.

            Objects are judged as a cluster gets them, after patches and substitution, by the schema of the targeted Flux release, by Kubernetes'
            own, or by a CRD in the repository. What no build reaches is judged as it is written; what a patch may change is left alone there.
            Guides still show Flux Kustomizations without `prune`, which was optional in no version: they are refused. A value that still holds
            `${...}`, or is encrypted, may be anything.
            """,
        Sources =
        [
            "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation",
            "https://github.com/kubernetes/apiextensions-apiserver/blob/master/pkg/apiserver/validation/validation.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var verdicts = SchemaVerdicts.Of(workspace);
        foreach (var judged in verdicts.Objects)
        {
            var report = SchemaVerdicts.Context(judged, context);
            foreach (var violation in judged.Violations)
            {
                if (violation.Kind != ViolationKind.Unknown && !IsOpen(judged, violation, verdicts, report) && !Explained.ByMetadata(violation) && !Explained.ByRuleOfItsOwn(judged, violation) && !Explained.ByChangedDefinition(judged, violation, workspace.Patches) && Explained.ByNewerFlux(judged, violation) is null)
                {
                    if (IsSecret(judged, violation))
                    {
                        if (judged.Document is not null && SecretValue.IsPlaceholder(violation.At.Text ?? ""))
                        {
                            continue;
                        }

                        // What the value is, no report may say.
                        report.ReportSecret(violation.At, violation.Kind == ViolationKind.Form ? $"`{violation.At.Path}` is no base64" : $"`{violation.At.Path}` must be {ScalarCheck.Article(violation.Schema.Type)}");
                        continue;
                    }

                    var message = violation.Kind == ViolationKind.Required ? $"{violation.Message}: {judged.Resource.Id.Kind} needs it" : violation.Message;
                    report.Report(violation.At, message, label: violation.Advice);
                }
            }
        }
    }

    private static bool IsSecret(JudgedObject judged, Violation violation) =>
        judged.Resource.Id is { Group: "", Kind: "Secret" } && violation.At.Parent is { Key: "data" or "stringData", Parent.Parent: null };

    /// <summary>True when the object is only as it is written and something may still change the value: a patch, a variable of kustomize, the build of an overlay.</summary>
    private static bool IsOpen(JudgedObject judged, Violation violation, SchemaVerdicts verdicts, RuleContext context) => judged.Document is not null
        && (context.MayBePatched(violation.At)
            || (violation.Kind is ViolationKind.Required or ViolationKind.Combination && verdicts.MayBePartial(judged))
            || violation.At.Text?.Contains("$(", StringComparison.Ordinal) == true);
}
