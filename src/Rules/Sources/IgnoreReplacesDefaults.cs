using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX510: patterns of one's own, which drop Flux's default exclusions.</summary>
public sealed class IgnoreReplacesDefaults : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX510",
        Name = "ignore-replaces-defaults",
        Title = "A `.sourceignore` or `spec.ignore` drops Flux's default exclusions",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            Flux leaves pictures, archives, CI configuration and files such as `.sops.yaml` out of an artifact, but only as long as nobody gives a
            pattern. One line in any `.sourceignore` of the source, in whatever directory, or in `spec.ignore` replaces these defaults; only Git's own
            files stay out. Artifacts grow, a commit to a workflow makes a new revision of every source, and a generated kustomization may take in a
            YAML file that is no manifest. Name again what should stay out, or exclude everything and bring back the one directory that Flux needs.
            For a repository of our own the files that now enter are counted; where nothing enters, nothing is reported.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/gitrepositories/#excluding-files", "https://github.com/fluxcd/pkg/blob/main/sourceignore/sourceignore.go"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        List<RepoFile> files = [.. workspace.Files.Select(f => f.File), .. workspace.OtherFiles];
        var ignoreFiles = workspace.OtherFiles.Where(f => f.Path.Name == SourceIgnore.FileName).Select(f => (File: f, Patterns: Read(f))).Where(f => f.Patterns.Count > 0).ToList();
        if (ignoreFiles.Count > 0 && Entering(files, ignoreFiles.SelectMany(f => f.Patterns)) is { Length: > 0 } entering)
        {
            var places = ignoreFiles.ConvertAll(f => FirstPattern(f.File.Text!, f.Patterns[0]));
            context.Report(places[0], $"this replaces Flux's default exclusions: {entering} now enter the artifact", related: [.. places.Skip(1).Select(p => new RelatedPlace(p, "so does this"))]);
        }

        foreach (var source in workspace.Objects.OfType<FluxSource>().Where(s => s.Ignore.Text is not null))
        {
            CheckSource(source, [.. IgnorePattern.Read(source.Ignore.Text!, RepoPath.Root, IgnoreSyntax.Flux)], ignoreFiles.Count > 0, files, context);
        }
    }

    private static void CheckSource(FluxSource source, IReadOnlyList<IgnorePattern> patterns, bool hasIgnoreFiles, List<RepoFile> files, RuleContext context)
    {
        // flux bootstrap calls the repository itself flux-system; what stands in other sources nobody knows.
        var isThisRepository = source is FluxGitRepository { Name: "flux-system" };
        if (patterns.Count == 0 || (isThisRepository && hasIgnoreFiles))
        {
            return;
        }

        if (!isThisRepository)
        {
            if (!patterns.Any(p => p.Text.TrimEnd() is "/*" or "*" or "/**"))
            {
                context.ReportKey(source.Ignore, "`ignore` replaces Flux's default exclusions: CI files, pictures, archives and `.sops.yaml` enter the artifact unless they are listed here");
            }
        }
        else if (Entering(files, patterns) is { Length: > 0 } entering)
        {
            context.ReportKey(source.Ignore, $"`ignore` replaces Flux's default exclusions: {entering} now enter the artifact");
        }
    }

    /// <summary>What the defaults would leave out and the patterns do not, as "`*.png` (2 files), `.github/` (1 file)"; "" for nothing.</summary>
    private static string Entering(List<RepoFile> files, IEnumerable<IgnorePattern> patterns)
    {
        var rules = SourceIgnore.VersionControl(RepoPath.Root).With(patterns);
        var defaults = SourceIgnore.Replaceable(RepoPath.Root).Patterns;
        var byPattern = files
            .Select(f => (f.Path, Pattern: defaults.FirstOrDefault(p => p.Matches(f.Path, isDirectory: false))))
            .Where(f => f.Pattern is not null && !rules.Ignores(f.Path, isDirectory: false))
            .GroupBy(f => f.Pattern!.Text, (pattern, group) => (Pattern: pattern, Count: group.Count()));
        return string.Join(", ", byPattern.Select(g => $"`{g.Pattern}` ({g.Count} {(g.Count == 1 ? "file" : "files")})"));
    }

    private static List<IgnorePattern> Read(RepoFile file) => file.Text is { } text ? [.. IgnorePattern.Read(text.Content, file.Path.Parent, IgnoreSyntax.Flux)] : [];

    private static Place FirstPattern(SourceText source, IgnorePattern pattern)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            if (source.Slice(source.LineSpan(line)).SequenceEqual(pattern.Text))
            {
                return new Place(source, source.LineSpan(line));
            }
        }

        return new Place(source, default);
    }
}
