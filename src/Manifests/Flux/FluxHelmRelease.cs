using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Flux;

/// <summary>A HelmRelease.</summary>
public sealed class FluxHelmRelease : FluxObject
{
    internal FluxHelmRelease(Resource resource)
        : base(resource)
    {
    }

    /// <summary><c>spec.chartRef</c>.</summary>
    public Field ChartRef => Spec["chartRef"];

    /// <summary><c>spec.releaseName</c>.</summary>
    public Field ReleaseName => Spec["releaseName"];

    /// <summary><c>spec.targetNamespace</c>.</summary>
    public Field TargetNamespace => Spec["targetNamespace"];

    /// <summary><c>spec.storageNamespace</c>.</summary>
    public Field StorageNamespace => Spec["storageNamespace"];

    /// <summary><c>spec.install</c>.</summary>
    public Field Install => Spec["install"];

    /// <summary><c>spec.upgrade</c>.</summary>
    public Field Upgrade => Spec["upgrade"];

    /// <summary><c>spec.rollback</c>.</summary>
    public Field Rollback => Spec["rollback"];

    /// <summary>Install and upgrade, whether written or not.</summary>
    public IReadOnlyList<HelmAction> Actions => [new(Install), new(Upgrade)];

    /// <summary><c>spec.driftDetection</c>.</summary>
    public Field DriftDetection => Spec["driftDetection"];

    /// <summary><c>spec.values</c>.</summary>
    public Field Values => Spec["values"];

    /// <summary><c>spec.valuesFrom</c>.</summary>
    public Field ValuesFrom => Spec["valuesFrom"];

    /// <summary><c>spec.postRenderers</c>.</summary>
    public Field PostRenderers => Spec["postRenderers"];

    /// <summary><c>spec.postRenderStrategy</c>.</summary>
    public Field PostRenderStrategy => Spec["postRenderStrategy"];

    /// <summary><c>spec.kubeConfig</c>.</summary>
    public Field KubeConfig => Spec["kubeConfig"];

    /// <summary><c>spec.chart.spec</c>.</summary>
    public Field Chart => Spec.At("chart", "spec");
}
