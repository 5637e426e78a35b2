using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>Rules as users name them: by id or by name, letter case aside.</summary>
internal static class RuleNames
{
    /// <summary>The rule of that id or name, or null.</summary>
    public static RuleInfo? Find(string idOrName)
    {
        foreach (var rule in RuleCatalog.All)
        {
            if (string.Equals(rule.Info.Id, idOrName, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Info.Name, idOrName, StringComparison.OrdinalIgnoreCase))
            {
                return rule.Info;
            }
        }

        return null;
    }

    /// <summary>Says that there is no such rule, and which one may be meant.</summary>
    public static string Unknown(string idOrName) =>
        $"no rule is called '{idOrName}'{Suggestion.For(idOrName, RuleCatalog.All.SelectMany(r => (string[])[r.Info.Id, r.Info.Name]))}; 'dryflux rules' lists them";
}
