using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Generators;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Adds the hash of the content to the names of generated objects that want it (api/internal/builtins/HashTransformer.go).</summary>
public sealed class HashTransformer : Transformer
{
    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var resource in resources.Resources)
        {
            if (!resource.NeedsHash || NameHash.Of(resource.Root, errors) is not { } hash)
            {
                continue;
            }

            resource.RememberId();
            var generator = resource.Trail?.Entry ?? resource.Root.Origin;
            if (resource.Writable()["metadata"] is YamlMap metadata && metadata.Find("name") is { Value: YamlScalar name } entry)
            {
                metadata.Set(entry.Key, new YamlScalar($"{name.Value}-{hash}", name.Style, name.Origin.DecoratedBy(generator)) { Tag = ScalarKinds.StringTag });
            }
        }
    }
}
