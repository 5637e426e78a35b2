using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Sets the number of replicas of a workload: an entry of <c>replicas</c> (api/internal/builtins/ReplicaCountTransformer.go).</summary>
/// <param name="replica">The entry.</param>
/// <param name="specs">The kinds and fields that have a number of replicas.</param>
public sealed class ReplicaTransformer(YamlMap replica, IReadOnlyList<FieldSpec> specs) : Transformer
{
    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var name = replica.Text("name") ?? "";
        var count = replica["count"] as YamlScalar ?? new YamlScalar("0", ScalarStyle.Plain, replica.Origin);
        var walker = new FieldSpecWalker(CreatedKind.Scalar, count.Origin, field =>
            field is YamlScalar ? FieldChange.To(NodeEdits.Replace(field, count.Value, ScalarKinds.IntegerTag, count.Origin)) : FieldChange.WrongKind("Scalar", field));
        var isFound = false;
        foreach (var spec in specs)
        {
            foreach (var resource in resources.FindByAnyId(id => id.Name == name && spec.IsFor(id)))
            {
                isFound = true;
                walker.Apply(resource, [spec], errors);
            }
        }

        if (!isFound)
        {
            errors.Add($"resource with name {name} does not match a config with the following GVK [{string.Join(' ', specs.Select(s => s.KindId.KindText()))}]", (replica["name"] ?? replica).Origin);
        }
    }
}
