using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What the level <c>baseline</c> forbids: only what a pod sets. Values that hold an unknown variable are let through.</summary>
internal static class BaselinePods
{
    private static readonly string[] Capabilities =
        ["AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"];

    // k8s.io/pod-security-admission policy/check_sysctls.go: since which minor version each is allowed.
    private static readonly Dictionary<string, int> Sysctls = new(StringComparer.Ordinal)
    {
        ["kernel.shm_rmid_forced"] = 0,
        ["net.ipv4.ip_local_port_range"] = 0,
        ["net.ipv4.tcp_syncookies"] = 0,
        ["net.ipv4.ping_group_range"] = 0,
        ["net.ipv4.ip_unprivileged_port_start"] = 0,
        ["net.ipv4.ip_local_reserved_ports"] = 27,
        ["net.ipv4.tcp_keepalive_time"] = 29,
        ["net.ipv4.tcp_fin_timeout"] = 29,
        ["net.ipv4.tcp_keepalive_intvl"] = 29,
        ["net.ipv4.tcp_keepalive_probes"] = 29,
        ["net.ipv4.tcp_rmem"] = 32,
        ["net.ipv4.tcp_wmem"] = 32,
        ["net.ipv4.tcp_slow_start_after_idle"] = 37,
        ["net.ipv4.tcp_notsent_lowat"] = 37,
    };

    /// <summary>What a pod must not have, in order of the pod.</summary>
    public static IEnumerable<ForbiddenField> Forbid(Field pod, PodSecurityLevel level)
    {
        foreach (var name in (string[])["hostNetwork", "hostPID", "hostIPC"])
        {
            if (pod[name].IsTrue)
            {
                yield return new ForbiddenField(pod[name], $"`{name}` must not be `true`");
            }
        }

        foreach (var volume in pod["volumes"].Items.Where(v => v["hostPath"].Exists))
        {
            yield return new ForbiddenField(volume["hostPath"], $"volume `{volume["name"].Text}` must not be a `hostPath`");
        }

        foreach (var sysctl in pod["securityContext"]["sysctls"].Items.Select(s => s["name"]).Where(n => IsKnown(n) && !(Sysctls.GetValueOrDefault(n.Text!, int.MaxValue) <= level.Minor)))
        {
            yield return new ForbiddenField(sysctl, $"the sysctl `{sysctl.Text}` must not be set");
        }

        foreach (var forbidden in ByContext(pod["securityContext"], "the pod", level))
        {
            yield return forbidden;
        }

        foreach (var forbidden in PodSpecs.Containers(pod).SelectMany(c => OfContainer(c, pod, level)))
        {
            yield return forbidden;
        }
    }

    private static IEnumerable<ForbiddenField> OfContainer(Field container, Field pod, PodSecurityLevel level)
    {
        var (name, security) = ($"container `{container["name"].Text}`", container["securityContext"]);
        if (security["privileged"].IsTrue)
        {
            yield return new ForbiddenField(security["privileged"], $"{name} must not be privileged");
        }

        // policy/check_capabilities_restricted.go takes the place of this check from 1.22 on.
        foreach (var added in level is { IsRestricted: true, Minor: >= 22 } ? [] : security["capabilities"]["add"].Items.Where(a => IsKnown(a) && !Capabilities.Contains(a.Text)))
        {
            yield return new ForbiddenField(added, $"{name} must not add the capability `{added.Text}`");
        }

        if (IsOther(security["procMount"], "Default") && !(level is { IsRestricted: false, Minor: >= 35 } && pod["hostUsers"].IsFalse))
        {
            yield return new ForbiddenField(security["procMount"], $"{name} must not unmask `/proc`");
        }

        foreach (var port in container["ports"].Items.Select(p => p["hostPort"]).Where(p => p.Integer is not null and not 0))
        {
            yield return new ForbiddenField(port, $"{name} must not use the port {port.Text} of its node");
        }

        foreach (var host in level.Minor >= 34 ? HandlersOf(container).SelectMany(h => (Field[])[h["httpGet"]["host"], h["tcpSocket"]["host"]]).Where(h => h.Text is { Length: > 0 }) : [])
        {
            yield return new ForbiddenField(host, $"{name} must not name a `host` in a probe or lifecycle hook");
        }

        foreach (var forbidden in ByContext(security, name, level))
        {
            yield return forbidden;
        }
    }

    /// <summary>What the pod and each container may set alike.</summary>
    private static IEnumerable<ForbiddenField> ByContext(Field security, string who, PodSecurityLevel level)
    {
        if (IsOther(security["appArmorProfile"]["type"], "RuntimeDefault", "Localhost"))
        {
            yield return new ForbiddenField(security["appArmorProfile"]["type"], $"{who} must not turn its AppArmor profile off");
        }

        if (level.Minor >= 19 && IsOther(security["seccompProfile"]["type"], "RuntimeDefault", "Localhost"))
        {
            yield return new ForbiddenField(security["seccompProfile"]["type"], $"{who} must not turn its seccomp profile off");
        }

        if (security["windowsOptions"]["hostProcess"].IsTrue)
        {
            yield return new ForbiddenField(security["windowsOptions"]["hostProcess"], $"{who} must not be a process of the node");
        }

        var options = security["seLinuxOptions"];
        var type = options["type"];
        if (type.Text is { Length: > 0 } && IsOther(type, "container_t", "container_init_t", "container_kvm_t", level.Minor >= 31 ? "container_engine_t" : ""))
        {
            yield return new ForbiddenField(type, $"{who} must not have the SELinux type `{type.Text}`");
        }

        foreach (var field in ((Field[])[options["user"], options["role"]]).Where(f => f.Text is { Length: > 0 }))
        {
            yield return new ForbiddenField(field, $"{who} must not set the SELinux {field.Key}");
        }
    }

    private static IEnumerable<Field> HandlersOf(Field container) =>
        [container["livenessProbe"], container["readinessProbe"], container["startupProbe"], container["lifecycle"]["postStart"], container["lifecycle"]["preStop"]];

    private static bool IsOther(Field field, params ReadOnlySpan<string> allowed) => IsKnown(field) && !allowed.Contains(field.Text!);

    private static bool IsKnown(Field field) => field.Text is { } text && !text.HasVariable;
}
