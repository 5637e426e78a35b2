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
            served but deprecated is a warning. Say with `--kubernetes-version` what the clusters run; without it the newest known is meant.

            The fix changes the `apiVersion` and must be asked for: fields may have moved between the versions, as in Ingress `v1`.
            """,
        Sources = ["https://kubernetes.io/docs/reference/using-api/deprecation-guide/", "https://github.com/kubernetes/api"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        var target = context.Target.Kubernetes is { } text && Version.TryParse(text, out var asked) ? new Version(asked.Major, asked.Minor) : KubernetesApis.Newest;
        foreach (var judged in SchemaVerdicts.Of(workspace).Objects)
        {
            var id = judged.Resource.Id;
            if (KubernetesApis.Find(id.Group, id.Version, id.Kind) is not { } api || Message(api, target) is not { } message)
            {
                continue;
            }

            var at = judged.Resource.Field["apiVersion"];
            var replacement = KubernetesApis.Replacement(api, target);
            SchemaVerdicts.Context(judged, context).Report(
                at,
                replacement is null ? message : $"{message}: `{replacement}` takes its place",
                api.IsDeprecated(target) ? Level.Warning : Level.Error,
                replacement is null ? null : $"write {replacement}",
                fixes: replacement is not null && at.Scalar is { Origin.IsVerbatim: true } scalar ? Fix.Ask($"change to `{replacement}`", YamlEdit.SetValue(scalar, replacement)) : null);
        }
    }

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
