using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>What a build leaves out of the directory it starts in (fluxcd/pkg kustomize/filters.go). Further kustomizations are not filtered.</summary>
internal sealed class BuildFilter
{
    private readonly Repository _repository;
    private readonly RepoPath _directory;
    private readonly bool _hasOwnPatterns;
    private readonly IgnoreRules _rules;

    /// <summary>Reads the ignore files of a directory.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="directory">The directory that is built; ignore files above it are not read.</param>
    /// <param name="ignorePaths">Further patterns.</param>
    public BuildFilter(Repository repository, RepoPath directory, IEnumerable<string> ignorePaths)
    {
        _repository = repository;
        _directory = directory;
        var own = SourceIgnore.Load(repository, directory).With(directory, string.Join('\n', ignorePaths));
        _hasOwnPatterns = own.Patterns.Count > 0;
        _rules = SourceIgnore.Defaults(directory).With(own.Patterns);
    }

    /// <summary>True for a file that a scan passes over: the default patterns count only beside others.</summary>
    public bool SkipsInScan(RepoPath file) => _hasOwnPatterns && _rules.Ignores(file, isDirectory: false);

    /// <summary>The entries of a list that are kept; a missing one is an error.</summary>
    /// <param name="entries">Entries of <c>resources</c>, <c>components</c> or <c>crds</c>.</param>
    /// <param name="mayBeAddresses">True when an address is kept unseen.</param>
    /// <param name="files">The directory, for messages.</param>
    /// <param name="errors">Where mistakes go.</param>
    public IEnumerable<YamlNode> Keep(IEnumerable<YamlNode> entries, bool mayBeAddresses, BuildFiles files, BuildErrors errors)
    {
        foreach (var entry in entries)
        {
            var text = ((YamlScalar)entry).Value;
            if (mayBeAddresses && IsAddress(text))
            {
                yield return entry;
            }
            else if (_directory.TryCombine(text) is not { } path)
            {
                errors.Add($"lstat {files.Absolute(_directory)}/{text}: it lies outside of what may be read", entry.Origin);
            }
            else if (KindOf(path) is not { } kind)
            {
                errors.Add($"lstat {files.Absolute(path)}: no such file or directory", entry.Origin);
            }
            else if (!_rules.Ignores(path, kind == EntryKind.Directory))
            {
                yield return entry;
            }
        }
    }

    /// <summary>What stands at a path, a link as link; null when nothing does.</summary>
    private EntryKind? KindOf(RepoPath path)
    {
        if (path.IsRoot)
        {
            return EntryKind.Directory;
        }

        foreach (var entry in _repository.List(path.Parent))
        {
            if (string.Equals(entry.Name, path.Name, StringComparison.Ordinal))
            {
                return entry.Kind;
            }
        }

        return null;
    }

    /// <summary>True for what Go's url.ParseRequestURI reads with a scheme: <c>github.com/owner/repo</c> and <c>git@host:path</c> have none.</summary>
    private static bool IsAddress(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || !char.IsAsciiLetter(text[0]) || text.AsSpan().ContainsAnyInRange('\0', '\x1f') || text.Contains('\x7f', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var c in text.AsSpan(0, colon))
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return false;
            }
        }

        return !text.AsSpan(colon + 1).StartsWith("//", StringComparison.Ordinal) || HasValidPort(text.AsSpan(colon + 3));
    }

    /// <summary>Go refuses an authority with letters where the port should be, as in <c>ssh://git@host:owner/repo</c>.</summary>
    private static bool HasValidPort(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = authority.LastIndexOf(':');
        return authority.StartsWith("[") || colon < 0 || authority[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
