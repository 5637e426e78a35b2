using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What the level <c>restricted</c> asks for beyond <c>baseline</c>: mostly what a pod has to set. Values that hold an unknown variable are let through.</summary>
internal static class RestrictedPods
{
    // k8s.io/pod-security-admission policy/check_restrictedVolumes.go
    private static readonly string[] Volumes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>What a pod must not have or lack, in order of the pod; what baseline forbids too is left out.</summary>
    public static IEnumerable<ForbiddenField> Forbid(Field pod, PodSecurityLevel level)
    {
        var security = pod["securityContext"];
        var isWindows = level.Minor >= 25 && pod["os"]["name"].Text == "windows";

        // policy/helpers.go:relaxPolicyForUserNamespacePod
        var mayBeRoot = level.Minor >= 35 && pod["hostUsers"].IsFalse;
        foreach (var volume in pod["volumes"].Items.Where(v => v.Map is not null && !v["hostPath"].Exists && !Array.Exists(Volumes, t => v[t].Exists)))
        {
            yield return new ForbiddenField(volume.Fields.FirstOrDefault(f => f.Key != "name") ?? volume["name"], $"volume `{volume["name"].Text}` must be of another type");
        }

        if (!mayBeRoot && security["runAsNonRoot"].IsFalse)
        {
            yield return new ForbiddenField(security["runAsNonRoot"], "the pod must not set `runAsNonRoot` to `false`");
        }

        if (!mayBeRoot && IsRoot(security, level))
        {
            yield return new ForbiddenField(security["runAsUser"], "the pod must not run as user 0");
        }

        foreach (var container in PodSpecs.Containers(pod))
        {
            foreach (var forbidden in (mayBeRoot ? [] : OfUser(container, security, level)).Concat(isWindows ? [] : OfLinux(container, security, level)))
            {
                yield return forbidden;
            }
        }
    }

    private static IEnumerable<ForbiddenField> OfUser(Field container, Field ofPod, PodSecurityLevel level)
    {
        var (name, security) = ($"container `{container["name"].Text}`", container["securityContext"]);
        if (security["runAsNonRoot"].IsFalse || (!security["runAsNonRoot"].Exists && !ofPod["runAsNonRoot"].Exists))
        {
            yield return new ForbiddenField(security["runAsNonRoot"], $"{name} must have `runAsNonRoot: true`");
        }

        if (IsRoot(security, level))
        {
            yield return new ForbiddenField(security["runAsUser"], $"{name} must not run as user 0");
        }
    }

    private static IEnumerable<ForbiddenField> OfLinux(Field container, Field ofPod, PodSecurityLevel level)
    {
        var (name, security) = ($"container `{container["name"].Text}`", container["securityContext"]);
        var escalation = security["allowPrivilegeEscalation"];
        if (level.Minor >= 8 && (escalation.IsTrue || !escalation.Exists))
        {
            yield return new ForbiddenField(escalation, $"{name} must have `allowPrivilegeEscalation: false`");
        }

        var (added, dropped) = (security["capabilities"]["add"], security["capabilities"]["drop"]);
        if (level.Minor >= 22 && !dropped.Items.Any(d => d.Text is { } text && (text == "ALL" || text.HasVariable)))
        {
            yield return new ForbiddenField(dropped, $"{name} must drop the capabilities `ALL`");
        }

        foreach (var capability in level.Minor >= 22 ? added.Items.Where(a => a.Text is { } text && text != "NET_BIND_SERVICE" && !text.HasVariable) : [])
        {
            yield return new ForbiddenField(capability, $"{name} must not add the capability `{capability.Text}`");
        }

        if (level.Minor >= 19 && !security["seccompProfile"].Exists && !ofPod["seccompProfile"].Exists)
        {
            yield return new ForbiddenField(security["seccompProfile"], $"{name} must have a `seccompProfile`");
        }
    }

    private static bool IsRoot(Field security, PodSecurityLevel level) => level.Minor >= 23 && security["runAsUser"].Integer == 0;
}
