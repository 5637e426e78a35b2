using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Operations;

/// <summary>FX952: <c>flux check</c> in the place of a check of the manifests, and flags that the Flux CLI does not know.</summary>
public sealed partial class WrongPreflight : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX952",
        Name = "wrong-preflight",
        Title = "`flux check` as a check of manifests, or a flag that `flux install` or `flux bootstrap` does not know",
        Level = Level.Note,
        Why = """
            `flux check` looks at a cluster: the version of Kubernetes and, without `--pre`, whether the controllers run. It reads no file, so in CI or
            in a pre-commit hook it says nothing about a change, and without a cluster it fails whatever the change is. Check manifests with
            `dryflux lint`, and what would change with `dryflux build` or `flux build kustomization --dry-run`.

            Reported in CI files, hooks and scripts called lint, validate, test or check, as long as the same file does not also install Flux,
            start a cluster or talk to one. Documents are not looked at for this. A flag that no release since Flux 2.0 knows ends `flux install` and
            `flux bootstrap` at once with "unknown flag"; that is reported in documents too.
            """,
        Sources = ["https://fluxcd.io/flux/cmd/flux_check/", "https://fluxcd.io/flux/cmd/flux_install/", "https://fluxcd.io/flux/cmd/flux_bootstrap/"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var text in TextFiles.All(workspace).Where(t => t.Content.Contains("flux ", StringComparison.Ordinal)))
        {
            var judgesChanges = ChecksChanges().IsMatch(text.Path) && !TalksToCluster().IsMatch(text.Content);
            foreach (var command in FluxCommand.Find(text))
            {
                if (judgesChanges && command.Verbs is ["check", ..])
                {
                    context.Report(command.Line.Place, "`flux check` looks at a cluster and reads no manifest: it says nothing about a change", label: "dryflux lint does");
                }

                foreach (var flag in command.UnknownFlags())
                {
                    context.Report(new Place(text, flag.Span), $"`flux {command.Verbs[0]}` knows no flag `--{flag.LongFlag}`: it ends with \"unknown flag\"");
                }
            }
        }
    }

    [GeneratedRegex(
        @"^(?:\.github/(?:workflows|actions)/|\.gitlab|\.circleci/|\.buildkite/|\.husky/|\.githooks/|\.?azure-pipelines|\.pre-commit-config|\.?lefthook|\.drone|\.woodpecker|Jenkinsfile|bitbucket-pipelines)|(?:^|/)[^/]*(?:lint|valid|test|check|verify|pre-?commit)[^/]*\.(?:sh|bash|zsh|ps1|py)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ChecksChanges();

    [GeneratedRegex(@"\b(?:kubectl|kubeconfig|kind|k3d|k3s|minikube|microk8s|talosctl|kubeadm|eksctl|gcloud|az aks|doctl|helm)\b|\bflux\s+(?:install|bootstrap|reconcile|get|logs|suspend|resume|create|uninstall)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TalksToCluster();
}
