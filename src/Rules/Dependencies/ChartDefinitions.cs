using System.Collections.Frozen;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Dependencies;

/// <summary>The API groups that well-known charts define, by the name of the chart: charts themselves are not at hand.</summary>
internal static class ChartDefinitions
{
    private static readonly FrozenDictionary<string, string[]> Groups = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["actions-runner-controller"] = ["actions.summerwind.dev"],
        ["base"] = ["networking.istio.io", "security.istio.io", "telemetry.istio.io", "extensions.istio.io"],
        ["cert-manager"] = ["cert-manager.io", "acme.cert-manager.io"],
        ["cilium"] = ["cilium.io"],
        ["cloudnative-pg"] = ["postgresql.cnpg.io"],
        ["contour"] = ["projectcontour.io"],
        ["dragonfly-operator"] = ["dragonflydb.io"],
        ["external-secrets"] = ["external-secrets.io", "generators.external-secrets.io"],
        ["flagger"] = ["flagger.app"],
        ["gateway-helm"] = ["gateway.envoyproxy.io"],
        ["gha-runner-scale-set-controller"] = ["actions.github.com"],
        ["grafana-operator"] = ["grafana.integreatly.org"],
        ["keda"] = ["keda.sh"],
        ["kube-prometheus-stack"] = ["monitoring.coreos.com"],
        ["kyverno"] = ["kyverno.io"],
        ["longhorn"] = ["longhorn.io"],
        ["metallb"] = ["metallb.io"],
        ["node-feature-discovery"] = ["nfd.k8s-sigs.io"],
        ["postgres-operator"] = ["acid.zalan.do"],
        ["prometheus-operator-crds"] = ["monitoring.coreos.com"],
        ["rook-ceph"] = ["ceph.rook.io", "objectbucket.io"],
        ["sealed-secrets"] = ["bitnami.com"],
        ["strimzi-kafka-operator"] = ["kafka.strimzi.io"],
        ["tailscale-operator"] = ["tailscale.com"],
        ["traefik"] = ["traefik.io", "traefik.containo.us"],
        ["traefik-crds"] = ["traefik.io", "traefik.containo.us"],
        ["trivy-operator"] = ["aquasecurity.github.io"],
        ["velero"] = ["velero.io"],
        ["victoria-metrics-operator"] = ["operator.victoriametrics.com"],
        ["volsync"] = ["volsync.backube"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The groups that a release defines; none when its chart is not known, or it is told to install no definitions.</summary>
    public static IReadOnlyList<string> Of(FluxHelmRelease release, Cluster cluster) =>
        ChartName(release, cluster) is { } chart && Groups.TryGetValue(chart, out var groups) && Installs(release, chart) ? groups : [];

    /// <summary>The groups that a chart defines; none when it is not known.</summary>
    public static IReadOnlyList<string> GroupsOf(string chart) => Groups.TryGetValue(chart, out var groups) ? groups : [];

    /// <summary>The name of the chart: as given, or the last part of the address of an OCIRepository.</summary>
    public static string? ChartName(FluxHelmRelease release, Cluster cluster)
    {
        if (!release.ChartRef.Exists)
        {
            return release.Chart["chart"].Text is { } name ? Last(name) : null;
        }

        var source = cluster.Edges.FirstOrDefault(e => e.Kind == ClusterEdgeKind.Source && e.From.Id == release.Resource.Id)?.Target;
        return (source?.Resource.Field.At("spec", "url").Text ?? source?.Resource.Field.At("spec", "chart").Text) is { } url ? Last(url) : null;
    }

    private static string Last(string path) => path.TrimEnd('/')[(path.TrimEnd('/').LastIndexOf('/') + 1)..];

    private static bool Installs(FluxHelmRelease release, string chart)
    {
        var values = release.Values;
        var switches = new[] { values.At("crds", "enabled"), values.At("crds", "install"), values["installCRDs"], values["installCrds"] };
        if (release.Install["crds"].Text == "Skip" || switches.Any(s => s.IsFalse))
        {
            return false;
        }

        // cert-manager brings its definitions only when asked to.
        return chart != "cert-manager" || switches.Any(s => s.IsTrue);
    }
}
