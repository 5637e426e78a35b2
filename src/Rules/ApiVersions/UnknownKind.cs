using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX111: objects that no schema at hand describes.</summary>
public sealed class UnknownKind : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX111",
        Name = "unknown-kind",
        Title = "An `apiVersion` and `kind` with no schema at hand",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            Objects of a kind without schema are not checked. dryflux knows the kinds of Kubernetes and of Flux, and those of every CRD in the
            repository; CRDs that a Helm chart installs are in the chart. Give the CRDs, or JSON Schemas of the kinds, with `--schema`. One finding a kind,
            at its first object. A kind that does not exist at all, such as a misspelt one, is found here too.
            """,
        Sources = ["https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var judged in SchemaVerdicts.Of(workspace).Objects.Where(o => !o.IsJudged))
        {
            var id = judged.Resource.Id;
            if (!judged.Store.Knows(id.Group, id.Version, id.Kind)
                && KubernetesApis.Find(id.Group, id.Version, id.Kind) is null
                && FluxApis.Find(id.Group, id.Kind, id.Version) is null
                && !judged.Resource.Field["apiVersion"].Text!.HasVariable
                && !id.Kind.HasVariable
                && !id.Group.EndsWith("config.k8s.io", StringComparison.Ordinal)
                && seen.Add((id.ApiVersion, id.Kind)))
            {
                SchemaVerdicts.Context(judged, context).Report(judged.Resource.Field["kind"], $"no schema of {id.Kind} `{id.ApiVersion}` is at hand: its objects are not checked");
            }
        }
    }
}
