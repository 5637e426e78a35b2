namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// The order of kinds in which objects are safe to apply: some first, some last, all others between by the text of group,
/// version and kind (kyaml/resid/gvk.go:IsLessThan, api/internal/builtins/SortOrderTransformer.go:gvkLessThan).
/// </summary>
/// <param name="first">Kinds that come first, in order.</param>
/// <param name="last">Kinds that come last, in order.</param>
public sealed class KindOrder(IReadOnlyList<string> first, IReadOnlyList<string> last)
{
    private readonly Dictionary<string, int> _ranks = Rank(first, last);

    /// <summary>The order used when a kustomization names none.</summary>
    public static KindOrder Default { get; } = new(
        [
            "Namespace",
            "ResourceQuota",
            "StorageClass",
            "CustomResourceDefinition",
            "ServiceAccount",
            "PodSecurityPolicy",
            "Role",
            "ClusterRole",
            "RoleBinding",
            "ClusterRoleBinding",
            "ConfigMap",
            "Secret",
            "Endpoints",
            "Service",
            "LimitRange",
            "PriorityClass",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "Deployment",
            "StatefulSet",
            "CronJob",
            "PodDisruptionBudget",
        ],
        ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]);

    /// <summary>Compares the kinds of two ids.</summary>
    public int Compare(KustomizeId a, KustomizeId b)
    {
        var rank = _ranks.GetValueOrDefault(a.Kind) - _ranks.GetValueOrDefault(b.Kind);
        return rank != 0 ? rank : string.CompareOrdinal(SortText(a), SortText(b));
    }

    /// <summary>Group, version and kind as the order compares them: what is absent comes after what is there.</summary>
    internal static string SortText(KustomizeId id) => $"{Or(id.Group, "~G")}_{Or(id.Version, "~V")}_{Or(id.Kind, "~K")}";

    private static string Or(string text, string absent) => text.Length == 0 ? absent : text;

    private static Dictionary<string, int> Rank(IReadOnlyList<string> first, IReadOnlyList<string> last)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < first.Count; i++)
        {
            ranks[first[i]] = i - first.Count;
        }

        for (var i = 0; i < last.Count; i++)
        {
            ranks[last[i]] = i + 1;
        }

        return ranks;
    }
}
