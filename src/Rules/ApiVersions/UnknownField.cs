using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX105: a field that the schema of its kind does not have.</summary>
public sealed class UnknownField : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX105",
        Name = "unknown-field",
        Title = "A field that the schema of its kind does not have",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            Flux applies objects on the server's side, and there a field that the schema does not declare is an error: the whole Kustomization stops
            at it. That holds for custom resources, Flux's own among them, for CRDs and for roles. Objects of Kubernetes' other kinds pass through Go's
            types on the way (since Flux 2.3; before, workloads, Services and Secrets did): kustomize-controller drops what these do not have,
            everything is Ready, and the field is not there, which is a warning. `kubectl apply` only warns, so such fields live long: a misspelt name,
            a field one level too high or too low, a field of another version. What was meant never was in effect.

            Quiet where the schema keeps what it does not know (`x-kubernetes-preserve-unknown-fields`), as in the values of a HelmRelease, and
            where another rule knows the cause: a field that a newer version dropped (FX103) or that a newer Flux brings (FX106).
            """,
        Sources =
        [
            "https://kubernetes.io/docs/reference/using-api/server-side-apply/",
            "https://github.com/fluxcd/pkg/blob/main/ssa/normalize/normalize.go (UnstructuredList)",
            "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var judged in SchemaVerdicts.Of(workspace).Objects)
        {
            var report = SchemaVerdicts.Context(judged, context);
            foreach (var violation in judged.Violations)
            {
                if (violation.Kind == ViolationKind.Unknown && !Explained.ByAnotherRule(judged, violation) && Explained.ByNewerFlux(judged, violation) is null)
                {
                    var isDropped = TypedKinds.Contain(judged.Resource.Id, judged.Store.Flux);
                    report.ReportKey(
                        violation.At,
                        $"{judged.Resource.Id.Kind} has no field `{violation.At.Path}`{(isDropped ? ": Flux drops it and applies the rest" : "")}",
                        isDropped ? Level.Warning : null,
                        violation.Advice,
                        fixes: Rename(violation));
                }
            }
        }
    }

    private static Fix? Rename(Violation violation) =>
        violation is { Nearest: { } name, At.Entry: { Key.Origin.IsVerbatim: true } entry } ? Fix.Ask($"rename to `{name}`", YamlEdit.RenameKey(entry, name)) : null;
}
