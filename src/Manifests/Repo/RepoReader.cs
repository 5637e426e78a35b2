using System.Collections.Concurrent;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Repo;

/// <summary>
/// Finds and reads the YAML files of a repository. Linked directories are not entered: their files are found where they are.
/// Nothing on disk makes it throw; what cannot be read is a <see cref="RepoProblem"/>.
/// </summary>
public sealed class RepoReader
{
    private readonly Repository _repository;
    private readonly RepoReaderOptions _options;
    private readonly Dictionary<RepoPath, RepoFile> _files = [];
    private readonly Dictionary<RepoPath, RepoFile> _otherFiles = [];
    private readonly ConcurrentBag<RepoProblem> _problems = [];

    private RepoReader(Repository repository, RepoReaderOptions options)
    {
        _repository = repository;
        _options = options;
    }

    /// <summary>Reads every YAML file, several at a time. A file over the repository's bound is listed, with that as its error, but not read.</summary>
    public static RepoListing Read(Repository repository, RepoReaderOptions? options = null)
    {
        var reader = new RepoReader(repository, options ?? RepoReaderOptions.Default);
        reader.Walk(RepoPath.Root, IgnoreRules.Git);
        var files = reader._files.Values.ToList().SelectInParallel(reader.AsText).OfType<RepoFile>();
        var others = reader._otherFiles.Values.Where(f => !reader._files.ContainsKey(f.Path));
        return new RepoListing(Sorted(files), Sorted(others), [.. reader._problems.OrderBy(p => p.Path.Value, StringComparer.Ordinal).ThenBy(p => p.Kind)]);
    }

    private static RepoFile[] Sorted(IEnumerable<RepoFile> files) => [.. files.OrderBy(f => f.Path.Value, StringComparer.Ordinal)];

    private void Walk(RepoPath directory, IgnoreRules rules)
    {
        if (!_repository.CanList(directory))
        {
            ReportDirectory(directory);
            return;
        }

        rules = WithIgnoreFile(directory, rules);
        foreach (var entry in _repository.List(directory))
        {
            var path = directory.TryCombine(entry.Name)!;
            if (entry.Name != ".git" && !rules.Ignores(path, entry.Kind == EntryKind.Directory) && !_options.IsExcluded(path.Value))
            {
                Visit(path, entry.Kind, rules);
            }
        }
    }

    private void Visit(RepoPath path, EntryKind kind, IgnoreRules rules)
    {
        if (kind == EntryKind.Directory)
        {
            Walk(path, rules);
        }
        else if (kind == EntryKind.Link && _repository.Resolve(path, out var fault) is null)
        {
            ReportLink(path, fault);
        }
        else if (_repository.File(path) is { } file)
        {
            // A link and its target, or two links, are one file: YAML if one of the names says so.
            (IsYaml(path) ? _files : _otherFiles).TryAdd(file.Path, file);
        }
    }

    /// <summary>Kustomize also takes a file without extension.</summary>
    private static bool IsYaml(RepoPath path) => path.IsYaml || path.Name == "Kustomization";

    private IgnoreRules WithIgnoreFile(RepoPath directory, IgnoreRules rules)
    {
        // Git does not follow a link here.
        var path = directory.TryCombine(".gitignore")!;
        if (!_options.UseGitIgnore || _repository.Resolve(path) != path || _repository.File(path) is not { } file)
        {
            return rules;
        }

        if (file.Problem is { } problem)
        {
            Report(path, RepoProblemKind.UnreadableFile, $"it cannot be read: {problem}");
        }

        return file.Text is { } text ? rules.With(directory, text.Content) : rules;
    }

    /// <summary>The file when it holds text, else null.</summary>
    private RepoFile? AsText(RepoFile file)
    {
        if (file.Yaml is not null)
        {
            return file;
        }

        var (kind, message) = file.Problem is { } problem ? (RepoProblemKind.UnreadableFile, $"it cannot be read: {problem}") : (RepoProblemKind.NotText, $"it is not UTF-8 text: {Utf8Fault.In(file.Bytes)}");
        Report(file.Path, kind, message);
        return null;
    }

    private void ReportDirectory(RepoPath directory)
    {
        if (_repository.WhyUnreadable(directory) is { } problem)
        {
            Report(directory, RepoProblemKind.UnreadableDirectory, $"it cannot be read: {problem}");
        }
        else
        {
            Report(directory, RepoProblemKind.NoDirectory, directory.IsRoot ? "there is no such directory" : "it vanished while the repository was read");
        }
    }

    private void ReportLink(RepoPath path, LinkFault fault)
    {
        var (kind, message) = fault switch
        {
            LinkFault.LeavesRoot => (RepoProblemKind.LinkLeavesRoot, "it links to a place outside the repository"),
            LinkFault.Circle => (RepoProblemKind.LinkCircle, "it links back to itself"),
            LinkFault.Unreadable => (RepoProblemKind.UnreadableFile, "it links into a directory that cannot be read"),
            _ => (RepoProblemKind.LinkToNothing, "it links to nothing"),
        };
        Report(path, kind, message);
    }

    private void Report(RepoPath path, RepoProblemKind kind, string message) => _problems.Add(new RepoProblem(path, kind, message));
}
