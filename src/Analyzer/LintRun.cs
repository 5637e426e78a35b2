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
    public static LintResult Run(LintOptions options)
    {
        var watch = Stopwatch.StartNew();
        var gaps = new ConcurrentBag<Gap>();
        var repository = new Repository(new DiskTree(options.Root), options.Limits);
        var files = new List<RepoFile>();
        Walk(repository, RepoPath.Root, files, gaps);
        files = [.. files.AsParallel().AsOrdered().Where(f => IsText(f, gaps))];
        files.Sort((a, b) => string.CompareOrdinal(a.Path.Value, b.Path.Value));

        var target = options.Flux is { } flux ? new Target(flux, options.Kubernetes) : null;
        var workspace = new Workspace(repository, files, target);
        var findings = RuleRunner.Run(RuleCatalog.All, options.Rules, workspace);
        return new LintResult(
            repository.Root,
            workspace.Target,
            workspace.Files.Count,
            workspace.Objects.Count,
            options.OnlyFile is { } only ? [.. findings.Where(f => f.Place.Source.Path == only)] : findings,
            [.. gaps.OrderBy(g => g.Path, StringComparer.Ordinal)])
        {
            Elapsed = watch.Elapsed,
        };
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

    private static void Walk(Repository repository, RepoPath directory, List<RepoFile> files, ConcurrentBag<Gap> gaps)
    {
        try
        {
            foreach (var entry in repository.List(directory))
            {
                var path = directory.TryCombine(entry.Name)!.Value;
                if (entry.Kind == EntryKind.Directory && entry.Name is not ".git")
                {
                    Walk(repository, path, files, gaps);
                }
                else if (entry.Kind == EntryKind.File && (path.IsYaml || KustomizationFiles.IsOne(path)))
                {
                    files.Add(repository.File(path)!);
                }
            }
        }
        catch (IOException unreadable)
        {
            gaps.Add(new Gap(directory.Value, unreadable.Message));
        }
    }
}
