namespace Dryflux.Manifests.Simulation;

/// <summary>What a YAML document is there for.</summary>
public enum DocumentRole
{
    /// <summary>An object that something may apply.</summary>
    Object,

    /// <summary>A kustomization file (a Component too).</summary>
    KustomizationFile,

    /// <summary>A patch that some kustomization file uses: a piece of an object.</summary>
    Patch,

    /// <summary>Below <c>templates/</c> of a Helm chart: text that Helm fills in first.</summary>
    HelmTemplate,

    /// <summary>Anything else: values, configuration, generator input.</summary>
    Data,
}
