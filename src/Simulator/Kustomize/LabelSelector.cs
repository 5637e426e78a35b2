using System.Globalization;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>A Kubernetes label selector, such as <c>app=web,tier notin (db, cache),!legacy</c>: every requirement must hold (k8s.io/apimachinery/pkg/labels).</summary>
public sealed class LabelSelector
{
    private readonly List<Requirement> _requirements = [];

    /// <summary>Reads a selector, or reports why it cannot be read and returns null. "" takes everything.</summary>
    public static LabelSelector? Parse(string text, Origin at, BuildErrors errors)
    {
        var selector = new LabelSelector();
        var rest = text.AsSpan().Trim();
        while (rest.Length > 0)
        {
            var end = EndOfRequirement(rest);
            if (Requirement.Parse(rest[..end].Trim()) is not { } requirement)
            {
                errors.Add($"unable to parse requirement in selector '{text}': '{rest[..end].Trim()}' is no requirement", at);
                return null;
            }

            selector._requirements.Add(requirement);
            rest = end < rest.Length ? rest[(end + 1)..].Trim() : [];
        }

        return selector;
    }

    /// <summary>True when the labels or annotations of an object satisfy every requirement.</summary>
    /// <param name="root">The object.</param>
    /// <param name="field"><c>labels</c> or <c>annotations</c>.</param>
    public bool Matches(YamlMap root, string field)
    {
        if (_requirements.Count == 0)
        {
            return true;
        }

        var values = (root["metadata"] as YamlMap)?[field] as YamlMap;
        return _requirements.TrueForAll(r => r.Holds((values?[r.Key] as YamlScalar)?.Value));
    }

    private static int EndOfRequirement(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case ',' when depth == 0:
                    return i;
            }
        }

        return text.Length;
    }

    private enum Test
    {
        Exists,
        Absent,
        In,
        NotIn,
        Greater,
        Less,
    }

    private sealed record Requirement(string Key, Test Test, IReadOnlyList<string> Values)
    {
        public static Requirement? Parse(ReadOnlySpan<char> text)
        {
            if (text is ['!', .. var absent] && !absent.Contains('='))
            {
                return Make(absent, Test.Absent, []);
            }

            var symbol = text.IndexOfAny("=!<>");
            if (symbol >= 0)
            {
                var length = symbol + 1 < text.Length && text[symbol + 1] == '=' && text[symbol] is '=' or '!' ? 2 : 1;
                var test = text[symbol] switch { '=' => Test.In, '<' => Test.Less, '>' => Test.Greater, _ => Test.NotIn };
                return text[symbol] == '!' && length == 1 ? null : Make(text[..symbol], test, [text[(symbol + length)..].Trim().ToString()]);
            }

            var open = text.IndexOf('(');
            if (open < 0)
            {
                return Make(text, Test.Exists, []);
            }

            if (text[^1] != ')')
            {
                return null;
            }

            var head = text[..open].Trim();
            var values = text[(open + 1)..^1].ToString().Split(',', StringSplitOptions.TrimEntries);
            return head.EndsWith(" notin", StringComparison.Ordinal) ? Make(head[..^6], Test.NotIn, values)
                : head.EndsWith(" in", StringComparison.Ordinal) ? Make(head[..^3], Test.In, values)
                : null;
        }

        public bool Holds(string? value) => Test switch
        {
            Test.Exists => value is not null,
            Test.Absent => value is null,
            Test.In => value is not null && Values.Contains(value, StringComparer.Ordinal),
            Test.NotIn => value is null || !Values.Contains(value, StringComparer.Ordinal),
            Test.Greater => Compare(value) > 0,
            _ => Compare(value) < 0,
        };

        private int Compare(string? value) =>
            long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mine)
            && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var theirs)
                ? mine.CompareTo(theirs)
                : 0;

        private static Requirement? Make(ReadOnlySpan<char> key, Test test, IReadOnlyList<string> values)
        {
            key = key.Trim();
            return key.Length == 0 || key.ContainsAny(" ()") ? null : new Requirement(key.ToString(), test, values);
        }
    }
}
