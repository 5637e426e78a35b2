using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX502: several references, of which Flux follows one.</summary>
public sealed class RefConflict : ObjectRule<FluxSource>
{
    // source-controller: pkg/git gogit client Clone, and ocirepository_controller.go getArtifactRef.
    private static readonly string[] GitOrder = ["commit", "name", "tag", "semver", "branch"];
    private static readonly string[] OciOrder = ["digest", "semver", "tag"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX502",
        Name = "ref-conflict",
        Title = "Several references in `ref`, of which Flux follows only one",
        Level = Level.Warning,
        Why = """
            `spec.ref` is no filter: source-controller takes one of its fields and never looks at the others. For a GitRepository the order in the
            code is commit, name, tag, semver, branch (the documentation puts semver before tag; the code decides). For an OCIRepository it is
            digest, semver, tag. The object is Ready, and what the ignored field asks for never arrives. Keep the one that is meant. Quiet for
            `commit` with `branch`, which makes a shallow clone of that branch, and for `digest` with `tag`, where the tag tells people and update
            bots which version the digest is.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/gitrepositories/#reference", "https://fluxcd.io/flux/components/source/ocirepositories/#reference"],
    };

    /// <inheritdoc/>
    public override void Check(FluxSource flux, RuleContext context)
    {
        var (reference, order) = flux switch
        {
            FluxGitRepository git => (git.Ref, GitOrder),
            FluxOciRepository oci => (oci.Ref, OciOrder),
            _ => (flux.Spec, []),
        };
        var given = order.Select(n => reference[n]).Where(f => f.Text is { Length: > 0 }).ToList();
        if (given.Count < 2)
        {
            return;
        }

        var winner = given[0];
        var ignored = given.Skip(1).Where(f => (winner.Key, f.Key) is not (("commit", "branch") or ("digest", "tag"))).ToList();
        if (ignored.Count == 0)
        {
            return;
        }

        var names = string.Join(" and ", ignored.Select(f => $"`{f.Key}`"));
        context.ReportKey(
            ignored[0],
            $"{names} {(ignored.Count == 1 ? "is" : "are")} ignored: Flux follows `{winner.Key}: {Short(winner)}` (the order is {string.Join(", ", order)})",
            related: [new RelatedPlace(winner.KeyOrigin.Place, "this one wins")]);
    }

    private static string Short(Field field) => field.Text is { Length: > 24 } text ? text[..20] + "..." : field.Text!;
}
