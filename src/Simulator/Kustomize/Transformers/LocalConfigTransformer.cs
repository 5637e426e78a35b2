using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Drops the objects that are configuration of the build itself, marked by an annotation (api/resource/factory.go:DropLocalNodes).</summary>
public sealed class LocalConfigTransformer : Transformer
{
    private const string Annotation = "config.kubernetes.io/local-config";

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var resource in resources.Resources.ToList())
        {
            if ((resource.Root["metadata"] as YamlMap)?["annotations"] is YamlMap annotations && annotations[Annotation] is YamlScalar mark && mark.Value != "false")
            {
                resources.Remove(resource);
            }
        }
    }
}
