using System.Buffers;
using System.Globalization;
using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>Nodes as the JSON that Go's encoding/json makes of them once every number became a 64-bit float: compact, keys sorted by bytes.</summary>
internal static class GoJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\<>&\u2028\u2029\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    /// <summary>Appends a mapping; what has no place in JSON is told.</summary>
    public static void Append(StringBuilder json, YamlMap map, List<NodeError> problems)
    {
        json.Append('{');
        var isFirst = true;
        foreach (var entry in map.Entries.OrderBy(e => e.Name ?? "", Utf8Order.Instance))
        {
            json.Append(isFirst ? "" : ",");
            isFirst = false;
            AppendText(json, entry.Name ?? "");
            json.Append(':');
            Append(json, entry.Value, problems);
        }

        json.Append('}');
    }

    /// <summary>Appends a text in quotes; <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> are escaped, as Go does for HTML's sake.</summary>
    public static void AppendText(StringBuilder json, string text)
    {
        json.Append('"');
        var rest = text.AsSpan();
        for (var i = rest.IndexOfAny(Escaped); i >= 0; i = rest.IndexOfAny(Escaped))
        {
            json.Append(rest[..i]);
            _ = rest[i] switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                var c => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
            rest = rest[(i + 1)..];
        }

        json.Append(rest).Append('"');
    }

    private static void Append(StringBuilder json, YamlNode node, List<NodeError> problems)
    {
        switch (node)
        {
            case YamlMap map:
                Append(json, map, problems);
                break;
            case YamlList list:
                json.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    Append(json, list.Items[i], problems);
                }

                json.Append(']');
                break;
            case YamlScalar scalar:
                AppendScalar(json, scalar, problems);
                break;
        }
    }

    private static void AppendScalar(StringBuilder json, YamlScalar scalar, List<NodeError> problems)
    {
        if (ScalarKinds.Reread(scalar, out var value) is { } mismatch)
        {
            problems.Add(new NodeError(scalar, mismatch));
            return;
        }

        switch (value.Kind)
        {
            case ScalarKind.Null:
                json.Append("null");
                break;
            case ScalarKind.Boolean:
                json.Append(value.Boolean ? "true" : "false");
                break;
            case ScalarKind.Integer:
                json.Append(GoNumber.PrintJson((double)value.Integer));
                break;
            case ScalarKind.Float when double.IsFinite(value.Float):
                json.Append(GoNumber.PrintJson(value.Float));
                break;
            case ScalarKind.Float:
                problems.Add(new NodeError(scalar, $"{scalar.Value} has no place in JSON (json: unsupported value)"));
                break;
            default:
                AppendText(json, value.Text);
                break;
        }
    }

    /// <summary>Go sorts by bytes of UTF-8, which differs from UTF-16 for characters beyond U+FFFF.</summary>
    internal sealed class Utf8Order : IComparer<string>
    {
        public static Utf8Order Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var common = x.AsSpan().CommonPrefixLength(y);
            if (common == x!.Length || common == y!.Length)
            {
                return x.Length - y!.Length;
            }

            char a = x[common], b = y[common];
            return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
        }
    }
}
