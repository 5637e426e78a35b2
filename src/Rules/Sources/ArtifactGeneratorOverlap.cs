using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX511: an ArtifactGenerator that copies from nowhere, or over what it copied before.</summary>
public sealed class ArtifactGeneratorOverlap : ObjectRule<FluxArtifactGenerator>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX511",
        Name = "artifact-generator-overlap",
        Title = "An ArtifactGenerator that copies from an unknown alias, from a path that is not there, or over files of another source",
        Level = Level.Error,
        Since = new FluxVersion(2, 7),
        Why = """
            source-watcher makes an artifact as a whole or not at all: one `from` whose alias is not among `sources`, whose path does not exist or whose
            pattern matches nothing, and none of the generator's artifacts is renewed; what is deployed from them stays as it was. Patterns are
            those of Go's `fs.Glob`, in which `**` in the middle stands for one directory, not for many. Paths are looked up when the source is the
            repository at hand: the GitRepository `flux-system`, or one with the same URL.

            A later entry of `copy` overwrites without a word what an earlier one wrote. Where the two copy from different sources and it can be seen
            that they write the same file, this is a warning; `strategy: Merge` merges YAML, and `strategy: Overwrite`, written out, says that the layers
            are meant.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/artifactgenerators/#copy-operations", "https://github.com/fluxcd/source-watcher/blob/v2.2.1/internal/builder/builder.go (applyCopyOperation)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxArtifactGenerator flux, RuleContext context)
    {
        var sources = flux.Sources.Items.Where(s => s["alias"].Text is not null).DistinctBy(s => s["alias"].Text).ToDictionary(s => s["alias"].Text!, StringComparer.Ordinal);
        if (sources.Count == 0 || context.MayBePatched(flux.Sources) || context.MayBePatched(flux.OutputArtifacts))
        {
            return;
        }

        CheckAlias(flux.Spec["pathPattern"], sources, context);
        foreach (var artifact in flux.OutputArtifacts.Items)
        {
            CheckAlias(artifact["revision"], sources, context);
            CheckAlias(artifact["originRevision"], sources, context, "the revision of the origin is not recorded", Level.Warning);
            CheckCopies(flux, artifact["copy"].Items.ToList(), sources, context);
        }
    }

    private static bool CheckAlias(Field reference, Dictionary<string, Field> sources, RuleContext context, string consequence = "no artifact of the generator is made", Level? level = null)
    {
        if (reference.Text is not ['@', ..] text || text.HasVariable)
        {
            return false;
        }

        var alias = text[1..(text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? slash : text.Length)];
        if (alias.Contains('{', StringComparison.Ordinal) || sources.ContainsKey(alias))
        {
            return true;
        }

        context.Report(reference, $"no source has the alias `{alias}`: {consequence}", level, label: $"there is {string.Join(", ", sources.Keys)}");
        return false;
    }

    private static void CheckCopies(FluxArtifactGenerator flux, List<Field> entries, Dictionary<string, Field> sources, RuleContext context)
    {
        var written = new Dictionary<string, ArtifactCopy>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!CheckAlias(entry["from"], sources, context) || ArtifactCopy.TryRead(entry) is not { } copy)
            {
                continue;
            }

            var repository = IsThisRepository(flux, sources[copy.Alias], context) ? context.Workspace.Repository : null;
            if (repository is not null && !copy.Extracts && copy.Pattern.Length > 0 && copy.Matches(repository).Count == 0)
            {
                context.Report(copy.From, $"{(copy.IsGlob ? $"nothing in this repository matches `{copy.Pattern}`" : $"this repository has no `{copy.Pattern}`")}: no artifact of the generator is made", label: Hint(copy));
                continue;
            }

            CheckOverwrites(copy, copy.Writes(repository, written.Keys) ?? [], written, context);
        }
    }

    private static void CheckOverwrites(ArtifactCopy copy, IReadOnlyList<string> files, Dictionary<string, ArtifactCopy> written, RuleContext context)
    {
        var clashes = files.Where(f => written.TryGetValue(f, out var earlier) && earlier.Alias != copy.Alias).ToList();
        if (clashes.Count > 0 && !copy.Field["strategy"].Exists)
        {
            context.Report(
                copy.From,
                $"this overwrites `{clashes[0]}`{(clashes.Count > 1 ? $" and {clashes.Count - 1} more" : "")} from source `{written[clashes[0]].Alias}`",
                Level.Warning,
                label: "write strategy: Overwrite if it is meant",
                related: [new RelatedPlace(written[clashes[0]].From.Origin.Place, "copied here first")]);
        }

        foreach (var file in files)
        {
            written[file] = copy;
        }
    }

    private static string? Hint(ArtifactCopy copy) =>
        copy.Pattern.Contains("**/", StringComparison.Ordinal) ? "`**` stands for one directory here"
        : copy.IsGlob && copy.Pattern.EndsWith('/') ? "a pattern that ends in a slash matches nothing"
        : null;

    /// <summary>True for the GitRepository that flux bootstrap makes, or one with its URL.</summary>
    private static bool IsThisRepository(FluxArtifactGenerator flux, Field source, RuleContext context)
    {
        if (source["kind"].Text != "GitRepository" || source["name"].Text is not { } name)
        {
            return false;
        }

        // What `include` brings into a source nobody can see here.
        var repositories = context.Workspace.Objects.OfType<FluxGitRepository>().ToList();
        if (repositories.Exists(r => r.Name == name && r.Spec["include"].Exists))
        {
            return false;
        }

        var own = repositories.Where(r => r.Name == "flux-system").Select(r => r.Url.Text).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return name == "flux-system"
            || (repositories.Where(r => r.Name == name && r.Namespace == (source["namespace"].Text ?? flux.Namespace)).ToList() is [{ Url.Text: { } url }] && own.Contains(url));
    }
}
