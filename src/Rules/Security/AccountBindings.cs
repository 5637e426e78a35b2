using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>The bindings of a cluster that give a ServiceAccount rights.</summary>
internal static class AccountBindings
{
    /// <summary>Each binding that names the account, with the subject that does.</summary>
    public static IEnumerable<(RenderedObject Binding, Field Subject)> Of(ResourceId account, Cluster cluster)
    {
        foreach (var binding in cluster.Objects.Where(o => o.Id is { Group: "rbac.authorization.k8s.io", Kind: "RoleBinding" or "ClusterRoleBinding" }))
        {
            if (binding.Resource.Field["subjects"].Items.FirstOrDefault(s => Names(s, account)) is { } subject)
            {
                yield return (binding, subject);
            }
        }
    }

    private static bool Names(Field subject, ResourceId account) => subject["kind"].Text switch
    {
        "ServiceAccount" => subject["name"].Text == account.Name && subject["namespace"].Text == account.Namespace,
        "User" => subject["name"].Text == $"system:serviceaccount:{account.Namespace}:{account.Name}",
        "Group" => subject["name"].Text is { } group && (group == $"system:serviceaccounts:{account.Namespace}" || group == "system:serviceaccounts"),
        _ => false,
    };
}
