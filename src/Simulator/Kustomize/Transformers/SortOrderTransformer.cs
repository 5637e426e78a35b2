using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Brings the output into legacy order: by kind, then namespace and name (api/internal/builtins/SortOrderTransformer.go).</summary>
/// <param name="kinds">The order of kinds.</param>
public sealed class SortOrderTransformer(KindOrder kinds) : Transformer
{
    /// <summary>The step that <c>sortOptions</c> asks for; null when it asks for none or, with the reason reported, for one that does not exist.</summary>
    public static SortOrderTransformer? From(YamlMap options, BuildErrors errors)
    {
        var order = options.Text("order") ?? "";
        var legacy = options["legacySortOptions"] as YamlMap;
        if (order is not ("fifo" or "legacy"))
        {
            errors.Add("the field 'sortOptions.order' must be one of [fifo, legacy]", (options["order"] ?? options).Origin);
            return null;
        }

        if (order == "fifo")
        {
            if (legacy is not null)
            {
                errors.Add("the field 'sortOptions.legacySortOptions' is set but the selected sort order is 'fifo', not 'legacy'", legacy.Origin);
            }

            return null;
        }

        return new SortOrderTransformer(legacy is null ? KindOrder.Default : new KindOrder(Kinds("orderFirst"), Kinds("orderLast")));

        List<string> Kinds(string field) => legacy[field] is YamlList list ? [.. list.Items.Cast<YamlScalar>().Select(k => k.Value)] : [];
    }

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors) => resources.Sort((x, y) =>
    {
        var a = x.Id;
        var b = y.Id;
        if (a.Kind == b.Kind && a.Group == b.Group && a.Version == b.Version)
        {
            return string.CompareOrdinal(SortText(a), SortText(b));
        }

        // Namespaces of other groups come after those of the core.
        var byKind = kinds.Compare(a, b);
        return a.Kind == "Namespace" && b.Kind == "Namespace" && (a.Group.Length == 0 || b.Group.Length == 0) ? -byKind : byKind;
    });

    private static string SortText(KustomizeId id) => $"{id.KindText()}|{(id.Namespace.Length == 0 ? "~X" : id.Namespace)}|{(id.Name.Length == 0 ? "~N" : id.Name)}";
}
