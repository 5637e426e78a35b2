using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Substitution;

/// <summary>Who takes each variable that Git gives, in all clusters, and whether it is used: by the place of its value.</summary>
internal sealed class VariableUsers
{
    private readonly Dictionary<Place, Users> _users = [];

    private VariableUsers(Workspace workspace)
    {
        foreach (var cluster in workspace.Clusters)
        {
            foreach (var component in cluster.Components.Where(c => c.Variables.Count > 0))
            {
                Add(component);
            }
        }
    }

    /// <summary>The users of the variables of a workspace.</summary>
    public static VariableUsers Of(Workspace workspace) => workspace.Derived(w => new VariableUsers(w));

    /// <summary>True when one Flux Kustomization alone takes the variable, whatever the cluster, and nothing that it builds anywhere uses it.</summary>
    public bool Lack(Variable variable) =>
        variable.Origin is { } origin && _users.TryGetValue(origin.Place, out var users) && users is { MayUse: false, Takers.Count: 1 };

    private void Add(Component component)
    {
        var used = component.VariableUses.Select(u => u.Name).ToHashSet(StringComparer.Ordinal);

        // A failing build tells its uses up to the failure, and in encrypted text there may be more.
        var mayUseAll = component.State != ComponentState.Built || component.Objects.Any(o => o.Resource.Field["sops"].Exists);
        foreach (var variable in component.Variables)
        {
            if (variable.Origin is not { } origin)
            {
                continue;
            }

            if (!_users.TryGetValue(origin.Place, out var users))
            {
                _users[origin.Place] = users = new Users();
            }

            users.Takers.Add(component.Id.ToString());
            users.MayUse |= mayUseAll || used.Contains(variable.Name);
        }
    }

    private sealed class Users
    {
        public HashSet<string> Takers { get; } = new(StringComparer.Ordinal);

        public bool MayUse { get; set; }
    }
}
