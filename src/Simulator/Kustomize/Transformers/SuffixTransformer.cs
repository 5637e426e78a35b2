using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Puts <c>nameSuffix</c> after names.</summary>
/// <param name="suffix">The suffix.</param>
/// <param name="specs">The fields that hold names.</param>
public sealed class SuffixTransformer(YamlScalar suffix, IReadOnlyList<FieldSpec> specs) : NameAffixTransformer(suffix, specs)
{
    /// <inheritdoc/>
    protected override string Join(string name) => name + Affix;

    /// <inheritdoc/>
    protected override void Remember(KustomizeResource resource) => resource.AddNameSuffix(Affix);
}
