using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Changes;

/// <summary>One rule of a Role or ClusterRole: what it allows.</summary>
// kubernetes pkg/apis/rbac/v1/evaluation_helpers.go
internal sealed class PolicyRule
{
    private readonly HashSet<string> _groups;
    private readonly HashSet<string> _resources;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _verbs;
    private readonly HashSet<string> _addresses;

    /// <summary>Reads a rule.</summary>
    public PolicyRule(Field rule)
    {
        (_groups, _resources, _names, _verbs, _addresses) = (Texts("apiGroups"), Texts("resources"), Texts("resourceNames"), Texts("verbs"), Texts("nonResourceURLs"));

        HashSet<string> Texts(string key) => [.. rule[key].Items.Select(i => i.Text).OfType<string>()];
    }

    /// <summary>What this rule allows a verb on that none of others does, as <c>apps/deployments</c>.</summary>
    public IEnumerable<string> Beyond(IReadOnlyList<PolicyRule> others, string verb)
    {
        foreach (var (group, resource) in _groups.SelectMany(_ => _resources, (g, r) => (g, r)))
        {
            if (!others.Any(o => o.Allows(verb, group, resource, _names)))
            {
                yield return group.Length == 0 ? resource : $"{group}/{resource}";
            }
        }

        foreach (var address in _addresses.Where(a => !others.Any(o => o.Allows(verb, a))))
        {
            yield return address;
        }
    }

    private bool Allows(string verb, string group, string resource, HashSet<string> names) =>
        Has(_verbs, verb) && Has(_groups, group)
        && (Has(_resources, resource) || (resource.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && _resources.Contains("*" + resource[slash..])))
        && (_names.Count == 0 || (names.Count > 0 && names.IsSubsetOf(_names)));

    private bool Allows(string verb, string address) =>
        Has(_verbs, verb) && _addresses.Any(a => a == address || (a.EndsWith('*') && address.StartsWith(a[..^1], StringComparison.Ordinal)));

    private static bool Has(HashSet<string> texts, string text) => texts.Contains("*") || texts.Contains(text);
}
