using System.Text.RegularExpressions;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer.Config;

/// <summary>Reads what is said of rules: <c>rules</c>, and the same in <c>overrides</c>.</summary>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class RuleLevelsReader(Mistakes mistakes)
{
    /// <summary>One item of <c>overrides</c>.</summary>
    public ConfigOverride Override(Field item)
    {
        mistakes.CheckKeys(item, "paths", "rules");
        mistakes.CheckWritten(item, "paths");
        mistakes.CheckWritten(item, "rules");
        return new ConfigOverride { Paths = mistakes.Patterns(item["paths"]), Rules = Read(item["rules"], withOptions: false) };
    }

    /// <summary>Settings by rule id; options of rules are read for the whole repository only.</summary>
    public IReadOnlyDictionary<string, RuleSetting> Read(Field map, bool withOptions)
    {
        var rules = new Dictionary<string, RuleSetting>(StringComparer.Ordinal);
        foreach (var field in mistakes.Fields(map))
        {
            if (RuleNames.Find(field.Key!) is not { } rule)
            {
                mistakes.Add(field.KeyOrigin.Place, RuleNames.Unknown(field.Key!));
            }
            else if (!rules.TryAdd(rule.Id, Setting(rule, field, withOptions)))
            {
                mistakes.Add(field.KeyOrigin.Place, $"{rule.Id} ({rule.Name}) is set twice");
            }
        }

        return rules;
    }

    private RuleSetting Setting(RuleInfo rule, Field field, bool withOptions)
    {
        if (field.Map is null)
        {
            return Level(field);
        }

        var setting = new RuleSetting();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        IReadOnlyList<string> known = withOptions ? ["level", .. rule.Options.Select(o => o.Name)] : ["level"];
        foreach (var part in mistakes.Fields(field, known))
        {
            if (part.Key == "level")
            {
                setting = Level(part);
            }
            else
            {
                options[part.Key!] = Option(rule.Options.Single(o => o.Name == part.Key), part);
            }
        }

        return setting with { Options = options };
    }

    private string Option(RuleOption option, Field field)
    {
        var value = mistakes.Text(field) ?? option.Default;
        if (option.Pattern is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant))
        {
            mistakes.Add(field, $"'{value}' is no value such as {option.Default}");
        }

        return value;
    }

    private RuleSetting Level(Field field) => mistakes.Word(field, "off", "note", "warning", "error") switch
    {
        null => new RuleSetting(),
        "off" => RuleSetting.Off,
        var word => new RuleSetting(Level: Reports.Levels.Parse(word)),
    };
}
