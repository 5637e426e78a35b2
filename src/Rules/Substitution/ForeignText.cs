using System.Text.RegularExpressions;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Substitution;

/// <summary>Tells text in which <c>${NAME}</c> belongs to another program: shell scripts, configuration with variables of its own, prose.</summary>
internal static partial class ForeignText
{
    /// <summary>What kind of text a field of an object holds, for people; null when <c>${NAME}</c> in it can only be meant for Flux.</summary>
    /// <param name="field">The field, in an object.</param>
    public static string? KindOf(Field field)
    {
        var root = field.Top;
        if (root["kind"].Text == "CustomResourceDefinition")
        {
            return "the description of a field";
        }

        var text = field.Text ?? "";
        for (var at = field; at.Parent is not null; at = at.Parent)
        {
            if (at.Key is "command" or "args" && IsForShell(at))
            {
                return "a command";
            }
        }

        if (text.StartsWith("#!", StringComparison.Ordinal) || (field.Key is { } key && ScriptName().IsMatch(key)) || (text.Contains('\n', StringComparison.Ordinal) && ShellLine().IsMatch(text)))
        {
            return "a script";
        }

        if (root["kind"].Text is "ConfigMap" or "Secret" && field.Key is { } name && ReferenceEquals(field.Parent?.Parent, root))
        {
            // A file that a generator reads is there for the program that mounts it; values of a chart are Flux's own matter.
            var isFile = !ReferenceEquals(field.Origin.Source, root.Origin.Source) && !name.Contains("values", StringComparison.OrdinalIgnoreCase);
            return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && text.Contains("\"panels\"", StringComparison.Ordinal) ? "a dashboard"
                : isFile || ConfigurationName().IsMatch(name) || (text.Contains('\n', StringComparison.Ordinal) && Configuration().IsMatch(text)) ? "the configuration of another program"
                : null;
        }

        return text.Contains('\n', StringComparison.Ordinal) && Configuration().IsMatch(text) ? "the configuration of another program" : null;
    }

    /// <summary>True when a shell runs the command: of other programs none makes anything of <c>${NAME}</c> in its arguments.</summary>
    private static bool IsForShell(Field arguments) =>
        Words(arguments).Concat(Words(arguments.Parent!["command"])).Concat(Words(arguments.Parent!["args"])).Any(w => w == "-c" || w.Contains('\n', StringComparison.Ordinal) || Shell().IsMatch(w));

    private static IEnumerable<string> Words(Field field) => field.Text is { } text ? [text] : field.Items.Select(i => i.Text).OfType<string>();

    [GeneratedRegex(@"(^|/)(sh|bash|ash|dash|zsh|ksh)( |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Shell();

    [GeneratedRegex(@"\.(sh|bash|zsh|py|js|mjs|ts|lua|pl|rb|ps1|sql|tf|awk)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ScriptName();

    [GeneratedRegex(@"\.(conf|conf\.template|cfg|tmpl|tpl|gotmpl|template|vcl|alloy|river|rules)$|^(nginx|haproxy|fluent-bit|fluentd|vector|logback|log4j)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ConfigurationName();

    /// <summary>Lines that only a shell understands.</summary>
    [GeneratedRegex(@"^[ \t]*(set -[a-z]*[euox]|if \[|while |until |for \w+ in |done\b|fi$|esac$|export \w+=|echo |exec |function \w+|\w+\(\) \{|\w+=\$\()|\$\([a-z]+ ", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex ShellLine();

    /// <summary>Lines of nginx, Prometheus, Fluent Bit and Fluentd, HAProxy, logback.</summary>
    [GeneratedRegex(@"^[ \t]*(server\s*\{|location\s+\S+\s*\{|upstream \w+ \{|proxy_pass\s|log_format\s|\[(INPUT|OUTPUT|FILTER|SERVICE|PARSER)\]|<(source|match|filter)\b|frontend \w+$|backend \w+$|<configuration)|\{\{ ?\$labels", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Configuration();
}
