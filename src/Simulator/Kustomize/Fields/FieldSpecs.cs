using System.Collections;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>Field specs in the order they are applied, no two of which work on the same field of the same kind. Immutable.</summary>
public sealed class FieldSpecs : IReadOnlyList<FieldSpec>
{
    private readonly List<FieldSpec> _specs;

    private FieldSpecs(List<FieldSpec> specs) => _specs = specs;

    /// <summary>No specs.</summary>
    public static FieldSpecs None { get; } = new([]);

    /// <summary>Wraps specs as they are.</summary>
    public static FieldSpecs Of(IEnumerable<FieldSpec> specs) => new([.. specs]);

    /// <inheritdoc/>
    public int Count => _specs.Count;

    /// <inheritdoc/>
    public FieldSpec this[int index] => _specs[index];

    /// <summary>Reads the list under <paramref name="field"/> of a configuration that <see cref="Reading.ConfigReader"/> has read; null when it is absent.</summary>
    public static FieldSpecs? From(YamlMap config, string field) =>
        config[field] is YamlList list ? new([.. list.Items.Cast<YamlMap>().Select(Spec)]) : null;

    /// <summary>
    /// These specs with those of <paramref name="others"/> that are not covered yet. Null when two differ only in whether they
    /// create: kustomize calls them conflicting (api/types/fieldspec.go:MergeAll).
    /// </summary>
    public FieldSpecs? Merge(IReadOnlyList<FieldSpec> others)
    {
        if (others.Count == 0 || ReferenceEquals(this, others))
        {
            return this;
        }

        var merged = new List<FieldSpec>(_specs);
        foreach (var other in others)
        {
            var known = merged.Find(s => s.Covers(other));
            if (known is null)
            {
                merged.Add(other);
            }
            else if (known.Create != other.Create)
            {
                return null;
            }
        }

        return new FieldSpecs(merged);
    }

    /// <summary>The specs in the order of their kinds (kyaml/resid/gvk.go:IsLessThan).</summary>
    public FieldSpecs Sorted() => new([.. _specs.Order(Comparer<FieldSpec>.Create((a, b) => KindOrder.Default.Compare(a.KindId, b.KindId)))]);

    /// <inheritdoc/>
    public IEnumerator<FieldSpec> GetEnumerator() => _specs.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static FieldSpec Spec(YamlMap map) =>
        new(map.Text("group") ?? "", map.Text("version") ?? "", map.Text("kind") ?? "", map.Text("path") ?? "", map.Text("create") == "true");
}
