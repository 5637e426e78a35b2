using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>What <c>namePrefix</c> and <c>nameSuffix</c> have in common (api/internal/builtins/PrefixTransformer.go).</summary>
/// <param name="affix">The text to add.</param>
/// <param name="specs">The fields to add it to.</param>
public abstract class NameAffixTransformer(YamlScalar affix, IReadOnlyList<FieldSpec> specs) : Transformer
{
    /// <summary>The text to add.</summary>
    protected string Affix => affix.Value;

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var walker = new FieldSpecWalker(CreatedKind.Scalar, affix.Origin, Change);
        foreach (var resource in resources.Resources)
        {
            var id = resource.OriginalId;
            if (IsSkipped(id))
            {
                continue;
            }

            foreach (var spec in specs)
            {
                if (!spec.IsFor(id))
                {
                    continue;
                }

                if (spec.Path == "metadata/name" && Affix.Length > 0)
                {
                    Remember(resource);
                    resource.RememberId();
                }

                if (!walker.Apply(resource, [spec], errors))
                {
                    break;
                }
            }
        }
    }

    /// <summary>The name with the text added.</summary>
    protected abstract string Join(string name);

    /// <summary>Remembers the text in the object, so that references tell objects of one name apart.</summary>
    protected abstract void Remember(KustomizeResource resource);

    private static bool IsSkipped(KustomizeId id) =>
        id.Kind is "CustomResourceDefinition" or "Namespace" || (id.Kind == "APIService" && id.Group == "apiregistration.k8s.io");

    private FieldChange Change(YamlNode field) =>
        field is YamlScalar scalar ? FieldChange.To(NodeEdits.Decorate(scalar, Join(scalar.Value), affix.Origin)) : FieldChange.WrongKind("Scalar", field);
}
