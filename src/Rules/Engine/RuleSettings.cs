namespace Dryflux.Rules.Engine;

/// <summary>Which rules run, and how: configuration and flags put together. Rules are named by id.</summary>
public sealed record RuleSettings
{
    /// <summary>The sets that are on.</summary>
    public Profile Profile { get; init; }

    /// <summary>When not null, only these rules run, whatever the profile.</summary>
    public IReadOnlySet<string>? Select { get; init; }

    /// <summary>These rules do not run.</summary>
    public IReadOnlySet<string> Ignore { get; init; } = new HashSet<string>();

    /// <summary>What is said of single rules, by id.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Rules { get; init; } = new Dictionary<string, RuleSetting>();

    /// <summary>What holds for some paths only; later entries win.</summary>
    public IReadOnlyList<PathOverride> Overrides { get; init; } = [];

    /// <summary>True when a rule runs at all.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="hasTenants">Whether the repository shows tenants.</param>
    public bool IsOn(RuleInfo rule, bool hasTenants)
    {
        if (Ignore.Contains(rule.Id))
        {
            return false;
        }

        if (Select is not null)
        {
            return Select.Contains(rule.Id);
        }

        if (Rules.TryGetValue(rule.Id, out var setting))
        {
            return !setting.IsOff;
        }

        return rule.Set switch
        {
            RuleSet.Recommended => true,
            RuleSet.Tenancy => hasTenants || Profile == Profile.All,
            _ => Profile != Profile.Recommended,
        };
    }

    /// <summary>The finding as configuration wants it: with another level, or null when it is off at its path.</summary>
    public Finding? Apply(Finding finding)
    {
        var setting = Rules.GetValueOrDefault(finding.Rule.Id);
        foreach (var place in Overrides)
        {
            if (place.Rules.TryGetValue(finding.Rule.Id, out var here) && place.Matches(finding.Place.Source.Path))
            {
                setting = here;
            }
        }

        return setting switch
        {
            { IsOff: true } when Select is null => null,
            { Level: { } level } => finding with { Level = level },
            _ => finding,
        };
    }

    internal string Option(RuleInfo rule, string name) =>
        Rules.TryGetValue(rule.Id, out var setting) && setting.Options is { } options && options.TryGetValue(name, out var value)
            ? value
            : rule.Options.Single(o => o.Name == name).Default;
}
