using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Scripts;

/// <summary>A call of the Flux CLI.</summary>
/// <param name="Line">The words as written.</param>
/// <param name="Verbs">The commands and arguments, flags left out: <c>bootstrap</c>, <c>github</c>.</param>
internal sealed record FluxCommand(CommandLine Line, IReadOnlyList<string> Verbs)
{
    private static readonly HashSet<string> ValueFlags = new(StringComparer.Ordinal) { "-n", "--namespace", "--context", "--kubeconfig", "--timeout" };

    // flux2 cmd/flux/main.go and what it takes over from kubectl's flags
    private static readonly HashSet<string> Everywhere = new(StringComparer.Ordinal)
    {
        "as", "as-group", "as-uid", "as-user-extra", "cache-dir", "certificate-authority", "client-certificate", "client-key", "cluster", "context", "disable-compression", "help",
        "insecure-kubeconfig-exec", "insecure-kubeconfig-tls", "insecure-skip-tls-verify", "kube-api-burst", "kube-api-qps", "kubeconfig", "namespace", "ns-follows-kube-context",
        "server", "timeout", "tls-server-name", "token", "user", "verbose",
    };

    private static readonly HashSet<string> Installing = new(StringComparer.Ordinal)
    {
        "cluster-domain", "components", "components-extra", "force", "image-pull-secret", "log-level", "manifests", "network-policy", "registry", "registry-creds", "toleration-keys", "version",
        "watch-all-namespaces",
    };

    private static readonly HashSet<string> Bootstrapping = new(StringComparer.Ordinal)
    {
        "author-email", "author-name", "branch", "ca-file", "commit-message-appendix", "gpg-key-id", "gpg-key-ring", "gpg-passphrase", "interval", "path", "private-key-file", "recurse-submodules",
        "secret-name", "sparse-checkout", "ssh-ecdsa-curve", "ssh-hostkey-algos", "ssh-hostname", "ssh-key-algorithm", "ssh-rsa-bits", "ssh-signing-key-file", "ssh-signing-passphrase",
        "ssh-signing-password", "ssh-signing-reuse-private-key", "token-auth",
    };

    private static readonly HashSet<string> WithPlainGit = new(StringComparer.Ordinal) { "allow-insecure-http", "password", "silent", "url", "username", "with-bearer-token" };

    private static readonly HashSet<string> WithForge = new(StringComparer.Ordinal) { "hostname", "owner", "personal", "private", "read-write-key", "reconcile", "repository", "team" };

    /// <summary>True for a bootstrap that makes a deploy key at a Git server: every one but <c>flux bootstrap git</c>.</summary>
    public bool MakesDeployKey => Verbs is ["bootstrap", "github" or "gitlab" or "gitea" or "bitbucket-server", ..] && Line.Words.Any(w => w.IsFlag);

    /// <summary>The calls in a text.</summary>
    public static IEnumerable<FluxCommand> Find(SourceText text) =>
        CommandReader.Find(text, "flux").Select(line => new FluxCommand(line, [.. line.Arguments(ValueFlags).Select(w => w.Text)]));

    /// <summary>The long flags that no Flux release from 2.0 on knows for <c>install</c> or <c>bootstrap</c>; none for other commands.</summary>
    public IEnumerable<CommandWord> UnknownFlags()
    {
        Func<string, bool>? isKnown = Verbs switch
        {
            ["install", ..] => flag => flag == "export",
            ["bootstrap", "git", ..] => flag => Bootstrapping.Contains(flag) || WithPlainGit.Contains(flag),
            ["bootstrap", "github" or "gitea", ..] => flag => Bootstrapping.Contains(flag) || WithForge.Contains(flag),
            ["bootstrap", "gitlab", ..] => flag => Bootstrapping.Contains(flag) || WithForge.Contains(flag) || flag is "deploy-token-auth" or "visibility",
            ["bootstrap", "bitbucket-server", ..] => flag => Bootstrapping.Contains(flag) || (WithForge.Contains(flag) && flag != "team") || flag is "group" or "username",
            _ => null,
        };
        return isKnown is null ? [] : Line.Words.Where(w => w.LongFlag is { } flag && IsName(flag) && !Everywhere.Contains(flag) && !Installing.Contains(flag) && !isKnown(flag));
    }

    /// <summary>A flag that is spelled out, not one that a variable or an ellipsis stands for.</summary>
    private static bool IsName(string flag) => char.IsAsciiLetter(flag[0]) && flag.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
