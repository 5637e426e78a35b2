using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX612: image automation that pushes with a key that may only read.</summary>
public sealed class ReadOnlyBootstrapKey : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX612",
        Name = "read-only-bootstrap-key",
        Title = "Image automation in a repository that is bootstrapped with a read-only deploy key",
        Level = Level.Warning,
        Why = """
            `flux bootstrap` makes a deploy key that may only read, unless it is called with `--read-write-key`. Everything works with it until
            image-automation-controller pushes its first commit: the Git server refuses it, and the ImageUpdateAutomation stays not Ready while the
            images stay old. Adding the flag later is not enough: bootstrap keeps the Secret that exists, so delete the deploy key and the Secret
            `flux-system` first, or give the automation a GitRepository of its own with a key that may write.

            Reported at the command, in scripts, CI and documents, when an ImageUpdateAutomation uses the GitRepository `flux-system`. Quiet without a
            bootstrap command, with `--token-auth` or a private key of one's own, with a GitRepository over HTTPS, for `flux bootstrap git`
            (which makes no key), and when any command of the repository has the flag.
            """,
        Sources = ["https://fluxcd.io/flux/guides/image-update/#configure-image-updates", "https://fluxcd.io/flux/cmd/flux_bootstrap_github/", "https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/bootstrap/bootstrap_plain_git.go (ReconcileSourceSecret)"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        if (workspace.Objects.OfType<FluxImageUpdateAutomation>().FirstOrDefault(a => PushesWithBootstrapKey(a, workspace)) is not { } automation)
        {
            return;
        }

        var commands = TextFiles.All(workspace).Where(t => t.Content.Contains("bootstrap", StringComparison.Ordinal)).SelectMany(FluxCommand.Find).Where(c => c.MakesDeployKey).Select(c => c.Line).ToList();
        if (commands.Exists(c => c.Has("read-write-key") || c.Has("token-auth") || c.Has("deploy-token-auth") || c.Has("private-key-file")))
        {
            return;
        }

        foreach (var command in commands)
        {
            context.Report(
                command.Place,
                $"this makes a deploy key that may only read, and ImageUpdateAutomation `{automation.Name}` pushes with it: every push is refused",
                label: "add --read-write-key",
                related: [new RelatedPlace(automation.SourceRef["name"].Origin.Place, "the automation pushes to the repository that is bootstrapped")]);
        }
    }

    private static bool PushesWithBootstrapKey(FluxImageUpdateAutomation automation, Workspace workspace) =>
        automation.Git.Exists && automation.SourceRef["name"].Text == "flux-system"
        && !workspace.Objects.OfType<FluxInstance>().Any()
        && !workspace.Objects.OfType<FluxGitRepository>().Any(r => r.Name == "flux-system" && r.Url.Text?.StartsWith("ssh://", StringComparison.Ordinal) == false);
}
