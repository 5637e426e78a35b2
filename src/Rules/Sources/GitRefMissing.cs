using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX501: a GitRepository that does not say what to check out.</summary>
public sealed class GitRefMissing : ObjectRule<FluxGitRepository>
{
    private static readonly string[] Names = ["branch", "tag", "semver", "name", "commit"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX501",
        Name = "git-ref-missing",
        Title = "A GitRepository without `ref`: Flux checks out branch `master`",
        Level = Level.Warning,
        Why = """
            Without `spec.ref` source-controller checks out the branch `master`, not the default branch of the remote. Most repositories now call
            theirs `main`: then the fetch fails with a reference that is not found. Where a forgotten `master` still exists, it is worse: Flux stays
            Ready and applies an old state. Name the branch, tag or commit.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/gitrepositories/#reference"],
    };

    /// <inheritdoc/>
    public override void Check(FluxGitRepository flux, RuleContext context)
    {
        // A key that no version knows is a typing mistake, which FX105 reports.
        if (flux.Ref.Fields.Any(f => !Names.Contains(f.Key)) || !Names.All(n => context.IsMissing(flux.Ref[n]) || flux.Ref[n].Text == ""))
        {
            return;
        }

        context.Report(flux.Ref, "no `ref` is given: Flux checks out the branch `master`, whatever the default branch of the repository is");
    }
}
