using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Puts <c>namePrefix</c> before names.</summary>
/// <param name="prefix">The prefix.</param>
/// <param name="specs">The fields that hold names.</param>
public sealed class PrefixTransformer(YamlScalar prefix, IReadOnlyList<FieldSpec> specs) : NameAffixTransformer(prefix, specs)
{
    /// <inheritdoc/>
    protected override string Join(string name) => Affix + name;

    /// <inheritdoc/>
    protected override void Remember(KustomizeResource resource) => resource.AddNamePrefix(Affix);
}
