using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Repo;

/// <summary>One file of a repository. Bytes, text and YAML are each made once, when first asked for; safe for several threads. A file that cannot be read has none.</summary>
public sealed class RepoFile
{
    private readonly string _name;
    private readonly Lazy<(byte[] Bytes, string? Problem)> _content;
    private readonly Lazy<SourceText?> _text;
    private readonly Lazy<YamlFile?> _yaml;

    /// <summary>Makes a file whose bytes are read when first asked for.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="size">Bytes as the directory states them.</param>
    /// <param name="read">Reads the bytes.</param>
    /// <param name="limits">Bounds for reading it as YAML.</param>
    /// <param name="prefix">What stands before the path where people read it.</param>
    public RepoFile(RepoPath path, long size, Func<byte[]> read, YamlLimits limits, string prefix = "")
    {
        Path = path;
        Size = size;
        _name = prefix + path.Value;
        _content = new Lazy<(byte[] Bytes, string? Problem)>(() => Read(read));
        _text = new Lazy<SourceText?>(() => Problem is null ? SourceText.TryDecode(_name, Bytes) : null);
        _yaml = new Lazy<YamlFile?>(() => Size > limits.FileBytes ? TooLarge(limits) : Text is { } text ? YamlParser.Parse(text, limits) : null);
    }

    /// <summary>Makes a file that is not on disk but put together of others, whose nodes keep their own places.</summary>
    /// <param name="path">The path that people know it by.</param>
    /// <param name="text">What it would hold.</param>
    /// <param name="yaml">The same as YAML.</param>
    public RepoFile(RepoPath path, SourceText text, YamlFile yaml)
    {
        Path = path;
        Size = Encoding.UTF8.GetByteCount(text.Content);
        _name = text.Path;
        _content = new Lazy<(byte[] Bytes, string? Problem)>(() => (Encoding.UTF8.GetBytes(text.Content), null));
        _text = new Lazy<SourceText?>(text);
        _yaml = new Lazy<YamlFile?>(yaml);
    }

    /// <summary>Path from the repository root.</summary>
    public RepoPath Path { get; }

    /// <summary>The path as people read it: from the root of the first repository.</summary>
    public string Name => _name;

    /// <summary>Bytes as the directory states them.</summary>
    public long Size { get; }

    /// <summary>The bytes; none when the file cannot be read.</summary>
    public byte[] Bytes => _content.Value.Bytes;

    /// <summary>Why the file cannot be read; null when it can.</summary>
    public string? Problem => _content.Value.Problem;

    /// <summary>The text, or null when the bytes are not UTF-8 or cannot be read.</summary>
    public SourceText? Text => _text.Value;

    /// <summary>The file read as YAML, or null when it has no text. One that is larger than the bound is not read at all.</summary>
    public YamlFile? Yaml => _yaml.Value;

    /// <summary>Where the file begins, for messages about all of it, also when it has no text.</summary>
    public Place Start => new(Text ?? new SourceText(_name, ""), default);

    private (byte[] Bytes, string? Problem) Read(Func<byte[]> read)
    {
        try
        {
            // Pipes, sockets and devices have no size either, and opening one may wait for ever.
            return (Size == 0 ? [] : read(), null);
        }
        catch (IOException unreadable)
        {
            return ([], unreadable.Message);
        }
    }

    private YamlFile TooLarge(YamlLimits limits) => new(
        new SourceText(_name, ""), [], [], [], new YamlError(YamlErrorKind.Limit, $"{Size} bytes; the bound is {limits.FileBytes}", default));
}
