using Dryflux.Manifests.Text;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Operations;

/// <summary>A <c>kubectl rollout restart</c>: what it restarts, and how.</summary>
/// <param name="Command">The command.</param>
/// <param name="Verb">The word <c>restart</c>.</param>
/// <param name="Targets">The workloads; the name is null where it is a variable or where all are meant, the kind where it is unknown.</param>
internal sealed record RolloutRestart(CommandLine Command, TextSpan Verb, IReadOnlyList<(string? Kind, string? Name)> Targets)
{
    private static readonly HashSet<string> ValueFlags = new(StringComparer.Ordinal)
    {
        "-n", "--namespace", "--context", "--kubeconfig", "--cluster", "--user", "--as", "-s", "--server", "-l", "--selector", "-f", "--filename", "-k", "--kustomize", "-o", "--output", "--field-manager", "--token", "--request-timeout",
    };

    /// <summary>The namespace; null when it is not given or is a variable.</summary>
    public string? Namespace => Command.Value("namespace", "n") is { } name && !IsVariable(name) ? name : null;

    /// <summary>Reads a call of kubectl; null when it restarts nothing.</summary>
    public static RolloutRestart? From(CommandLine command)
    {
        var arguments = command.Arguments(ValueFlags).ToList();
        if (arguments is not [{ Text: "rollout" }, { Text: "restart" } verb, var first, ..])
        {
            return null;
        }

        var rest = arguments[2..];
        if (first.Text.Contains('/', StringComparison.Ordinal))
        {
            return new RolloutRestart(command, verb.Span, [.. rest.Where(w => w.Text.Contains('/', StringComparison.Ordinal)).Select(w => (KindOf(w.Text[..w.Text.IndexOf('/', StringComparison.Ordinal)]), NameOf(w.Text[(w.Text.IndexOf('/', StringComparison.Ordinal) + 1)..])))]);
        }

        var kind = KindOf(first.Text);
        return new RolloutRestart(command, verb.Span, rest.Count == 1 ? [(kind, null)] : [.. rest.Skip(1).Select(w => (kind, NameOf(w.Text)))]);
    }

    private static string? KindOf(string word) => word switch
    {
        "deploy" or "deployment" or "deployments" or "deployment.apps" or "deployments.apps" => "Deployment",
        "sts" or "statefulset" or "statefulsets" or "statefulset.apps" or "statefulsets.apps" => "StatefulSet",
        "ds" or "daemonset" or "daemonsets" or "daemonset.apps" or "daemonsets.apps" => "DaemonSet",
        _ => null,
    };

    private static string? NameOf(string word) => IsVariable(word) ? null : word;

    private static bool IsVariable(string word) => word.AsSpan().IndexOfAny("$<{*%") >= 0;
}
