using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX611: image updates that reach the cluster without review.</summary>
public sealed class PushesToTrackedBranch : ObjectRule<FluxImageUpdateAutomation>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX611",
        Name = "pushes-to-tracked-branch",
        Title = "Image updates are pushed to the branch that Flux applies",
        Level = Level.Note,
        Why = """
            Without `git.push.branch`, or with the branch that is checked out, every new image goes straight to the branch Flux applies from: nobody
            reviews it, and a bad tag is in production within an interval. Push to a branch of its own and open a pull request from it, or write a
            comment beside `push` (or `git`) that says why not: then the rule is quiet.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imageupdateautomations/#push"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImageUpdateAutomation flux, RuleContext context)
    {
        if (!flux.Git.Exists)
        {
            return;
        }

        var push = flux.Git["push"];
        var branch = push["branch"];
        if (branch.Text is { } name)
        {
            var (tracked, source) = TrackedBranch(flux, context);
            if (name == tracked && !context.HasReason(branch.Origin.Place))
            {
                context.Report(
                    branch,
                    $"image updates are pushed to `{name}`, the branch that Flux applies: nobody reviews them",
                    related: source is { } place ? [new RelatedPlace(place, "the branch is tracked here")] : []);
            }
        }
        else if (context.IsMissing(branch) && !push["refspec"].Exists && !context.HasReason(push.KeyOrigin.Place))
        {
            context.ReportKey(push.Exists ? push : flux.Git, "image updates are pushed to the branch that is checked out, since `git.push.branch` is not set: nobody reviews them");
        }
    }

    /// <summary>The branch checked out: the automation's own, else that of its GitRepository, else master.</summary>
    private static (string? Branch, Place? Place) TrackedBranch(FluxImageUpdateAutomation flux, RuleContext context)
    {
        var checkout = flux.Git.At("checkout", "ref", "branch");
        if (checkout.Exists)
        {
            return (checkout.Text, checkout.Origin.Place);
        }

        var candidates = context.Workspace.Objects.OfType<FluxGitRepository>()
            .Where(r => r.Name == flux.SourceRef["name"].Text && r.Namespace == (flux.SourceRef["namespace"].Text ?? flux.Namespace))
            .Select(r => r.Ref["branch"]).ToList();
        return candidates is [{ } only] ? (only.Text ?? "master", only.Origin.Place) : (null, null);
    }
}
