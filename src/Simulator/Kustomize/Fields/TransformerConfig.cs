using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>
/// Which fields the transformers work on: the defaults of kustomize, what <c>configurations</c> and <c>crds</c> add, and what
/// bases bring along (api/internal/plugins/builtinconfig/transformerconfig.go). Immutable.
/// </summary>
public sealed class TransformerConfig
{
    private static readonly string[] Lists =
        ["namePrefix", "nameSuffix", "namespace", "commonAnnotations", "commonLabels", "labels", "templateLabels", "volumeClaimTemplateLabels", "varReference", "images", "replicas"];

    // Messages of kustomize call the lists by their Go names.
    private static readonly string[] GoNames =
        ["NamePrefix", "NameSuffix", "NameSpace", "CommonAnnotations", "CommonLabels", "Labels", "TemplateLabels", "VolumeClaimTemplateLabels", "VarReference", "Images", "Replicas"];

    private readonly FieldSpecs[] _specs;

    private TransformerConfig(FieldSpecs[] specs, IReadOnlyList<NameReference> nameReferences)
    {
        _specs = specs;
        NameReferences = nameReferences;
    }

    /// <summary>No fields at all: what a build starts with.</summary>
    public static TransformerConfig Empty { get; } = new([.. Lists.Select(_ => FieldSpecs.None)], []);

    /// <summary>The defaults, which every kustomization merges in.</summary>
    public static TransformerConfig Default { get; } = ReadDefault();

    /// <summary>Names: prefix.</summary>
    public FieldSpecs NamePrefix => _specs[0];

    /// <summary>Names: suffix.</summary>
    public FieldSpecs NameSuffix => _specs[1];

    /// <summary>Namespaces besides <c>metadata.namespace</c>.</summary>
    public FieldSpecs Namespace => _specs[2];

    /// <summary>Annotations.</summary>
    public FieldSpecs CommonAnnotations => _specs[3];

    /// <summary>Labels and selectors.</summary>
    public FieldSpecs CommonLabels => _specs[4];

    /// <summary>Labels that every entry of <c>labels</c> reaches.</summary>
    public FieldSpecs Labels => _specs[5];

    /// <summary>Labels of templates.</summary>
    public FieldSpecs TemplateLabels => _specs[6];

    /// <summary>Labels of volume claim templates.</summary>
    public FieldSpecs VolumeClaimTemplateLabels => _specs[7];

    /// <summary>Fields in which <c>$(NAME)</c> stands for a var.</summary>
    public FieldSpecs VarReference => _specs[8];

    /// <summary>Images.</summary>
    public FieldSpecs Images => _specs[9];

    /// <summary>Replica counts.</summary>
    public FieldSpecs Replicas => _specs[10];

    /// <summary>Fields that hold names of other objects.</summary>
    public IReadOnlyList<NameReference> NameReferences { get; }

    /// <summary>Reads a file of <c>configurations</c> that <see cref="Reading.ConfigReader"/> has read.</summary>
    public static TransformerConfig From(YamlMap config) => new(
        [.. Lists.Select(name => FieldSpecs.From(config, name)?.Sorted() ?? FieldSpecs.None)],
        config["nameReference"] is YamlList list
            ? Sorted([.. list.Items.Cast<YamlMap>().Select(m => new NameReference(m.Text("group") ?? "", m.Text("version") ?? "", m.Text("kind") ?? "", (IReadOnlyList<FieldSpec>?)FieldSpecs.From(m, "fieldSpecs") ?? []))])
            : []);

    /// <summary>A configuration with single specs, as annotated definitions of custom resources give them.</summary>
    public static TransformerConfig Of(FieldSpecs namePrefix, FieldSpecs commonAnnotations, FieldSpecs commonLabels, IReadOnlyList<NameReference> nameReferences)
    {
        var specs = Lists.Select(_ => FieldSpecs.None).ToArray();
        (specs[0], specs[3], specs[4]) = (namePrefix, commonAnnotations, commonLabels);
        return new TransformerConfig(specs, nameReferences);
    }

    /// <summary>This configuration with another laid over it; null, with the reason, when two specs conflict.</summary>
    public TransformerConfig? Merge(TransformerConfig other, out string? problem)
    {
        problem = null;
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Empty))
        {
            return this;
        }

        // The defaults over nothing, and once more over themselves, are the defaults: what nearly every kustomization does.
        if (ReferenceEquals(this, Empty) && ReferenceEquals(other, Default))
        {
            return other;
        }

        var specs = new FieldSpecs[_specs.Length];
        for (var i = 0; i < specs.Length; i++)
        {
            if (_specs[i].Merge(other._specs[i]) is not { } merged)
            {
                problem = $"failed to merge {GoNames[i]} fieldSpec: conflicting fieldspecs";
                return null;
            }

            specs[i] = ReferenceEquals(merged, _specs[i]) ? merged : merged.Sorted();
        }

        if (MergeReferences(other.NameReferences) is { } references)
        {
            return new TransformerConfig(specs, references);
        }

        problem = "failed to merge NameReference fieldSpec: conflicting fieldspecs";
        return null;
    }

    private IReadOnlyList<NameReference>? MergeReferences(IReadOnlyList<NameReference> others)
    {
        if (others.Count == 0 || ReferenceEquals(others, NameReferences))
        {
            return NameReferences;
        }

        var merged = NameReferences.ToList();
        foreach (var other in others)
        {
            var i = merged.FindIndex(r => r.Kind == other.Kind && r.Group == other.Group && r.Version == other.Version);
            if (i < 0)
            {
                merged.Add(other);
            }
            else if (FieldSpecs.Of(merged[i].Referrers).Merge(other.Referrers) is { } referrers)
            {
                merged[i] = merged[i] with { Referrers = referrers };
            }
            else
            {
                return null;
            }
        }

        return Sorted(merged);
    }

    private static List<NameReference> Sorted(List<NameReference> references) =>
        [.. references.Order(Comparer<NameReference>.Create((a, b) => KindOrder.Default.Compare(a.KindId, b.KindId)))];

    private static TransformerConfig ReadDefault()
    {
        var specs = Lists.Select(_ => new List<FieldSpec>()).ToArray();
        specs[Array.IndexOf(Lists, "varReference")].AddRange(DefaultReferences.Vars);
        foreach (var row in KustomizeTable.Rows("field-specs.tsv"))
        {
            specs[Array.IndexOf(Lists, row[0])].Add(new FieldSpec(row[1], row[2], row[3], row[4], row[5] == "true"));
        }

        // Upstream merges the defaults into an empty configuration, which drops specs that an earlier one covers.
        return new TransformerConfig([.. specs.Select(s => FieldSpecs.None.Merge(FieldSpecs.Of(s).Sorted())!.Sorted())], DefaultReferences.Names);
    }
}
