using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX503: an OCI reference whose content changes under its name.</summary>
public sealed partial class MutableOciReference : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX503",
        Name = "mutable-oci-reference",
        Title = "An OCIRepository that follows `latest`, a moving tag, or nothing",
        Level = Level.Warning,
        Why = """
            A tag such as `latest` or `main`, or a version cut short like `v1`, is moved to another artifact whenever someone pushes. What runs then
            changes without a commit, a revert in Git brings nothing back, and two clusters with the same manifests differ. Without `ref` Flux takes
            `latest`. Write a full version, better with its `digest`. The artifact that bootstraps a fleet of the Flux Operator is followed by `latest`
            on purpose: there, and in `sync.ref` of a FluxInstance, this is a note. In the strict profile a tag or semver range without digest
            is a note too, since a tag can be overwritten.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/ocirepositories/#reference", "https://fluxcd.io/flux/security/best-practices/"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        switch (flux)
        {
            case FluxOciRepository oci:
                CheckRepository(oci, context);
                break;
            case FluxInstance instance when instance.Sync["kind"].Text == "OCIRepository" && instance.Sync["ref"].Text is { } tag && IsMoving(tag):
                context.Report(instance.Sync["ref"], $"the cluster follows the moving tag `{tag}`: what it runs changes without a commit", Level.Note);
                break;
        }
    }

    private void CheckRepository(FluxOciRepository oci, RuleContext context)
    {
        if (!context.IsMissing(oci.Ref["digest"]))
        {
            return;
        }

        var (tag, semver) = (oci.Ref["tag"], oci.Ref["semver"]);
        if (context.IsMissing(tag) && context.IsMissing(semver))
        {
            context.Report(oci.Ref, "no `ref` is given: Flux follows the tag `latest`, and what it applies changes without a commit", LevelFor(oci, context));
        }
        else if (!semver.Exists && tag.Text is { } text && IsMoving(text))
        {
            context.Report(tag, $"the tag `{text}` moves: what Flux applies changes without a commit", LevelFor(oci, context));
        }
        else if (context.IsStrict && (semver.Exists ? semver : tag) is { Text: { } version } used && !version.Contains("@sha256:", StringComparison.Ordinal) && !version.HasVariable)
        {
            context.Report(used, $"`{used.Key}: {version}` without `digest`: whoever can push to the registry can change what it stands for", Level.Note);
        }
    }

    /// <summary>The artifact from which a FluxInstance syncs is meant to be followed.</summary>
    private Level LevelFor(FluxOciRepository oci, RuleContext context) =>
        context.Workspace.Objects.OfType<FluxInstance>().Any(i => IsSyncOf(i.Sync, oci)) ? Level.Note : Info.Level;

    private static bool IsSyncOf(Field sync, FluxOciRepository oci) =>
        sync["kind"].Text == "OCIRepository" && (sync["url"].Text == oci.Url.Text || (sync["name"].Text ?? "flux-system") == oci.Name);

    private static bool IsMoving(string tag) => MovingName().IsMatch(tag) || ShortVersion().IsMatch(tag);

    [GeneratedRegex("^(latest|stable|edge|nightly|weekly|canary|rolling|next|current|head|main|master|trunk|dev|devel|develop|development|staging|test|testing|prod|production|release|beta|alpha|snapshot)(-(latest|stable|snapshot))?$|^latest-", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MovingName();

    [GeneratedRegex(@"^v?[0-9]{1,3}(\.[0-9]{1,3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortVersion();
}
