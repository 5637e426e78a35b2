namespace Dryflux.Manifests.Yaml;

/// <summary>The two YAML libraries a Flux build goes through; they differ in what they make of plain scalars.</summary>
public enum GoYaml
{
    /// <summary>go-yaml v2, behind sigs.k8s.io/yaml: reads kustomization files, prints the result. <c>yes</c>, <c>on</c> and <c>y</c> are booleans.</summary>
    V2,

    /// <summary>go-yaml v3, behind kyaml: reads resources. Only spellings of <c>true</c> and <c>false</c> are booleans.</summary>
    V3,
}
