using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX108: a built-in API version that the targeted Kubernetes does not serve.</summary>
public sealed class RemovedKubernetesApi : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX108",
        Name = "removed-kubernetes-api",
        Title = "An `apiVersion` of Kubernetes that the targeted version does not serve",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            Every Kubernetes release stops serving some API versions, and some are not there yet. An object with such an `apiVersion` makes the dry
            run of its whole Kustomization fail with `no matches for kind`, most often on the day the cluster is upgraded. A version that is still
            served but deprecated is a warning. Say with `--kubernetes-version`, or in
            `.dryflux.yaml` for each cluster, what the clusters run; without it the newest known is meant.

            The fix changes the `apiVersion` and must be asked for: fields may have moved between the versions, as in Ingress `v1`.
            """,
        Sources = ["https://kubernetes.io/docs/reference/using-api/deprecation-guide/", "https://github.com/kubernetes/api"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var targets = workspace.Judged.Select(c => TargetOf(c.Kubernetes)).Append(TargetOf(context.Target.Kubernetes)).Distinct().ToList();
        foreach (var same in SchemaVerdicts.Of(workspace).Objects.Where(j => ApiOf(j) is { } api && targets.Exists(t => Severity(api, t) > 0)).GroupBy(Written, (_, same) => same.ToList()))
        {
            Check(same, ApiOf(same[0])!, context);
        }
    }

    private static KubernetesApi? ApiOf(JudgedObject judged) => KubernetesApis.Find(judged.Resource.Id.Group, judged.Resource.Id.Version, judged.Resource.Id.Kind);

    /// <summary>Where the version is written, and of what.</summary>
    private static string Written(JudgedObject judged)
    {
        var place = judged.Resource.Field["apiVersion"].Origin.Place;
        return $"{place.Source.Path}:{place.Span.Start} {judged.Resource.Id.Kind}";
    }

    /// <summary>One version as it is written, for all clusters that get it: the worst that any of them makes of it, and a change that suits all.</summary>
    private static void Check(List<JudgedObject> same, KubernetesApi api, RuleContext context)
    {
        var targets = same.ConvertAll(j => TargetOf(j.Cluster is { } cluster ? cluster.Kubernetes : context.Target.Kubernetes));
        var replacements = targets.Distinct().Select(t => KubernetesApis.Replacement(api, t)).Distinct(StringComparer.Ordinal).ToList();
        var replacement = replacements is [var only] ? only : null;
        var worst = targets.Max(t => Severity(api, t));
        for (var i = 0; i < same.Count; i++)
        {
            if (worst == 0 || Severity(api, targets[i]) < worst || Message(api, targets[i]) is not { } message)
            {
                continue;
            }

            var at = same[i].Resource.Field["apiVersion"];
            SchemaVerdicts.Context(same[i], context).Report(
                at,
                replacement is null ? message : $"{message}: `{replacement}` takes its place",
                api.IsDeprecated(targets[i]) ? Level.Warning : Level.Error,
                replacement is null ? null : $"write {replacement}",
                fixes: replacement is not null && at.Scalar is { Origin.IsVerbatim: true } scalar ? Fix.Ask($"change to `{replacement}`", YamlEdit.SetValue(scalar, replacement)) : null);
        }
    }

    private static Version TargetOf(string? kubernetes) =>
        kubernetes is not null && Version.TryParse(kubernetes, out var asked) ? new Version(asked.Major, asked.Minor) : KubernetesApis.Newest;

    private static int Severity(KubernetesApi api, Version target) => api.IsRemoved(target) || api.IsNewerThan(target) ? 2 : api.IsDeprecated(target) ? 1 : 0;

    private static string? Message(KubernetesApi api, Version target)
    {
        if (api.IsRemoved(target))
        {
            return $"{api.Kind} `{api.ApiVersion}` is gone since Kubernetes {api.Removed}";
        }

        if (api.IsNewerThan(target))
        {
            return $"{api.Kind} `{api.ApiVersion}` came with Kubernetes {api.Introduced}; {target} does not have it";
        }

        var end = api.Removed is null ? "" : $" and gone in {api.Removed}";
        return api.IsDeprecated(target) ? $"{api.Kind} `{api.ApiVersion}` is deprecated since Kubernetes {api.Deprecated}{end}" : null;
    }
}
