using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer.Fixes;

/// <summary>A file that fixes change.</summary>
/// <param name="Before">Its text as it was read.</param>
/// <param name="After">Its text afterwards.</param>
public sealed record FixedFile(SourceText Before, string After)
{
    /// <summary>The bytes to write; a byte-order mark is kept.</summary>
    public byte[] Bytes => Encode(After);

    /// <summary>The bytes that were read.</summary>
    public byte[] OldBytes => Encode(Before.Content);

    private byte[] Encode(string text) => Before.HasByteOrderMark ? [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] : Encoding.UTF8.GetBytes(text);
}
