using System.Collections.Concurrent;
using System.Diagnostics;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>Puts the stages of a lint run together: read, look over, judge.</summary>
internal static class LintRun
{
    /// <summary>Reads the repository and runs the rules over it.</summary>
    /// <param name="options">What to look at, and how.</param>
    /// <param name="tree">The files; null for those on disk.</param>
    public static LintResult Run(LintOptions options, IFileTree? tree = null)
    {
        var watch = Stopwatch.StartNew();
        var gaps = new ConcurrentBag<Gap>();
        var repository = new Repository(tree ?? new DiskTree(options.Root), options.Limits);
        var files = new List<RepoFile>();
        var otherFiles = new List<RepoFile>();
        Walk(repository, RepoPath.Root, options.IsExcluded, files, otherFiles, gaps);
        files = [.. files.AsParallel().AsOrdered().Where(f => IsText(f, gaps))];
        files.Sort((a, b) => string.CompareOrdinal(a.Path.Value, b.Path.Value));
        otherFiles.Sort((a, b) => string.CompareOrdinal(a.Path.Value, b.Path.Value));

        var workspace = new Workspace(repository, files, options.Flux, options.Kubernetes, otherFiles);
        var findings = RuleRunner.Run(RuleCatalog.All, options.Rules, workspace);
        if (options.OnlyFile is { } only)
        {
            findings = [.. findings.Where(f => f.Place.Source.Path == only)];
        }

        var result = new LintResult(workspace.Target, workspace.Files.Count, workspace.Objects.Count, findings, [.. gaps.OrderBy(g => g.Path, StringComparer.Ordinal)])
        {
            Prefix = Checkout.PrefixOf(options.Root),
        };
        return (options.Baseline?.Hide(result, options.OnlyFile) ?? result) with { Elapsed = watch.Elapsed };
    }

    private static bool IsText(RepoFile file, ConcurrentBag<Gap> gaps)
    {
        try
        {
            if (file.Yaml is not null)
            {
                return true;
            }

            gaps.Add(new Gap(file.Path.Value, "it is not UTF-8 text"));
        }
        catch (IOException unreadable)
        {
            gaps.Add(new Gap(file.Path.Value, unreadable.Message));
        }

        return false;
    }

    private static void Walk(Repository repository, RepoPath directory, Func<string, bool> isExcluded, List<RepoFile> files, List<RepoFile> otherFiles, ConcurrentBag<Gap> gaps)
    {
        try
        {
            foreach (var entry in repository.List(directory))
            {
                var path = directory.TryCombine(entry.Name)!.Value;
                if (isExcluded(path.Value) || entry.Name == ".git")
                {
                    continue;
                }

                if (entry.Kind == EntryKind.Directory)
                {
                    Walk(repository, path, isExcluded, files, otherFiles, gaps);
                }
                else if (entry.Kind == EntryKind.File)
                {
                    (path.IsYaml || KustomizationFiles.IsOne(path) ? files : otherFiles).Add(repository.File(path)!);
                }
            }
        }
        catch (IOException unreadable)
        {
            gaps.Add(new Gap(directory.Value, unreadable.Message));
        }
    }
}
