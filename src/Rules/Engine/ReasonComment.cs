using System.Text.RegularExpressions;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Engine;

/// <summary>Tells a comment in which a person gives a reason from one that is there for a program.</summary>
internal static partial class ReasonComment
{
    /// <summary>True when a reason stands on the line of a place, or in the lines of comment right above it.</summary>
    public static bool IsGiven(YamlFile file, Place place)
    {
        var line = place.Start.Line;
        if (file.CommentOn(line) is { } beside && SaysSomething(beside.Text))
        {
            return true;
        }

        while (--line > 0 && file.CommentOn(line) is { IsAlone: true } above)
        {
            if (SaysSomething(above.Text) && !DisabledYaml().IsMatch(above.Text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysSomething(string text) => text.Any(char.IsLetter) && !Marker().IsMatch(text);

    /// <summary>Setters, schema hints and directives of editors, linters and update bots.</summary>
    [GeneratedRegex(@"^(\{\s*""\$|\$?schema\b|(yaml-language-server|renovate|dryflux|yamllint|prettier-ignore|kics|checkov|kube-linter|trivy|@schema)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Marker();

    /// <summary>A line of YAML that was commented out.</summary>
    [GeneratedRegex(@"^(- )?[A-Za-z][\w./-]*:(\s+[^\s]+)?$|^- ", RegexOptions.CultureInvariant)]
    private static partial Regex DisabledYaml();
}
