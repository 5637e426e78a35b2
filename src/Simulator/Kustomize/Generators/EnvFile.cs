using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>Reads a file of <c>NAME=value</c> lines (api/kv/kv.go:keyValuesFromLines).</summary>
internal static class EnvFile
{
    /// <summary>Go's scanner stops without a word at a line that does not fit its buffer.</summary>
    private const int MaxLine = 64 * 1024;

    /// <summary>The names with their values. Quotes and blanks at a line's end belong to the value; a name without <c>=</c> has the empty one.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">The entry that names it.</param>
    /// <param name="errors">Where a line that is not UTF-8 is reported.</param>
    public static IEnumerable<Datum> Read(RepoFile file, Origin at, BuildErrors errors)
    {
        if (file.Text is not { } source)
        {
            errors.Add($"{file.Path} is no text: line {BadLine(file.Bytes)} has invalid utf8 bytes", at);
            yield break;
        }

        var start = 0;
        while (start < source.Content.Length)
        {
            var end = source.Content.IndexOf('\n', start);
            var next = end < 0 ? source.Content.Length : end + 1;
            end = end < 0 ? next : end;
            if (Encoding.UTF8.GetByteCount(source.Content.AsSpan(start, end - start)) >= MaxLine)
            {
                yield break;
            }

            end = end > start && source.Content[end - 1] == '\r' ? end - 1 : end;
            if (ReadLine(source, start, end) is { } datum)
            {
                yield return datum;
            }

            start = next;
        }
    }

    private static Datum? ReadLine(SourceText source, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(source.Content[start]))
        {
            start++;
        }

        if (start == end || source.Content[start] is '#' or '=')
        {
            return null;
        }

        var equals = source.Content.IndexOf('=', start, end - start);
        var nameEnd = equals < 0 ? end : equals;
        var valueStart = equals < 0 ? end : equals + 1;
        return new Datum(
            source.Content[start..nameEnd],
            Encoding.UTF8.GetBytes(source.Content[valueStart..end]),
            Origin.Parsed(source, TextSpan.FromBounds(start, nameEnd)),
            Origin.Parsed(source, TextSpan.FromBounds(valueStart, end)));
    }

    private static int BadLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (bytes.Length > 0 && Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[length..];
        }

        return line;
    }
}
