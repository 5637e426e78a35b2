using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Repo;

/// <summary>One file of a repository. Bytes, text and YAML are each made once, when first asked for; safe for several threads.</summary>
public sealed class RepoFile
{
    private readonly Lazy<byte[]> _bytes;
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

        // Pipes, sockets and devices have no size either, and opening one may wait for ever.
        _bytes = new Lazy<byte[]>(() => size == 0 ? [] : read());
        _text = new Lazy<SourceText?>(() => SourceText.TryDecode(prefix + path.Value, Bytes));
        _yaml = new Lazy<YamlFile?>(() => Size > limits.FileBytes ? TooLarge(limits) : Text is { } text ? YamlParser.Parse(text, limits) : null);
    }

    /// <summary>Path from the repository root.</summary>
    public RepoPath Path { get; }

    /// <summary>Bytes as the directory states them.</summary>
    public long Size { get; }

    /// <summary>The bytes.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public byte[] Bytes => _bytes.Value;

    /// <summary>The text, or null when the bytes are not UTF-8.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public SourceText? Text => _text.Value;

    /// <summary>The file read as YAML, or null when it is no text.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public YamlFile? Yaml => _yaml.Value;

    private YamlFile TooLarge(YamlLimits limits) => new(
        new SourceText(Path.Value, ""), [], [], [], new YamlError(YamlErrorKind.Limit, $"{Size} bytes; the bound is {limits.FileBytes}", default));
}
