namespace Dryflux.Manifests.Repo;

/// <summary>
/// A path inside a repository: relative to its root, forward slashes, no <c>.</c> or <c>..</c> parts, "" for the root itself.
/// Compared letter by letter, as Git and the artifact in the cluster do.
/// </summary>
public sealed record RepoPath
{
    private RepoPath(string value) => Value = value;

    /// <summary>The repository root.</summary>
    public static RepoPath Root { get; } = new("");

    /// <summary>The path's text.</summary>
    public string Value { get; }

    /// <summary>The last part; "" for the root.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>The last part's extension with its dot, or "".</summary>
    public string Extension => Name.LastIndexOf('.') is var dot and > 0 ? Name[dot..] : "";

    /// <summary>The directory above; the root for the root.</summary>
    public RepoPath Parent => Value.LastIndexOf('/') is var slash and > 0 ? new(Value[..slash]) : Root;

    /// <summary>True for the root.</summary>
    public bool IsRoot => Value.Length == 0;

    /// <summary>True for <c>.yaml</c> and <c>.yml</c>.</summary>
    public bool IsYaml => Value.EndsWith(".yaml", StringComparison.Ordinal) || Value.EndsWith(".yml", StringComparison.Ordinal);

    /// <summary>Reads a relative path; null when it climbs above the root. Backslashes are ordinary characters.</summary>
    public static RepoPath? TryParse(string path) => Root.TryCombine(path);

    /// <summary>Reads a path that is known to lie inside.</summary>
    /// <exception cref="ArgumentException">The path climbs above the root.</exception>
    public static RepoPath Parse(string path) => TryParse(path) ?? throw new ArgumentException($"'{path}' lies outside the repository", nameof(path));

    /// <summary>This directory joined with a relative path, <c>.</c> and <c>..</c> resolved; null when that climbs above the root.</summary>
    public RepoPath? TryCombine(string relative)
    {
        if (relative is not ("" or "." or "..") && !relative.Contains('/'))
        {
            return new RepoPath(IsRoot ? relative : $"{Value}/{relative}");
        }

        var parts = IsRoot ? [] : Value.Split('/').ToList();
        foreach (var part in relative.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return new RepoPath(string.Join('/', parts));
    }

    /// <summary>The beginning of the path up to the end of a part; see <see cref="EndOfPart"/>.</summary>
    internal RepoPath UpTo(int end) => end == Value.Length ? this : new(Value[..end]);

    /// <summary>Where the part after an offset ends that is 0 or the end of a part; -1 when there is none.</summary>
    internal int EndOfPart(int end) => end == Value.Length ? -1 : Value.IndexOf('/', end + 1) is var slash and >= 0 ? slash : Value.Length;

    /// <summary>True when this path is <paramref name="directory"/> or lies below it.</summary>
    public bool IsIn(RepoPath directory) =>
        directory.IsRoot || (Value.StartsWith(directory.Value, StringComparison.Ordinal) && (Value.Length == directory.Value.Length || Value[directory.Value.Length] == '/'));

    /// <summary>This path as seen from a directory, with <c>..</c> where needed.</summary>
    public string RelativeTo(RepoPath directory)
    {
        var from = directory.IsRoot ? [] : directory.Value.Split('/');
        var to = IsRoot ? [] : Value.Split('/');
        var common = 0;
        while (common < from.Length && common < to.Length && string.Equals(from[common], to[common], StringComparison.Ordinal))
        {
            common++;
        }

        var parts = Enumerable.Repeat("..", from.Length - common).Concat(to[common..]);
        var path = string.Join('/', parts);
        return path.Length == 0 ? "." : path;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
