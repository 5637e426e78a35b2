using System.Globalization;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>Paths as replacements and vars write them: <c>spec.template.spec.containers.[name=web].image</c>.</summary>
public static class FieldPath
{
    /// <summary>
    /// Splits at delimiters that no backslash escapes; a leading delimiter is dropped (kyaml/utils/pathsplitter.go:PathSplitter).
    /// </summary>
    public static List<string> Split(string path, char delimiter)
    {
        var parts = path.Split(delimiter);
        var keys = new List<string>(parts.Length);
        for (var i = parts.Length > 1 && parts[0].Length == 0 ? 1 : 0; i < parts.Length; i++)
        {
            if (keys is [.., var last] && last.EndsWith('\\'))
            {
                keys[^1] = $"{last[..^1]}{delimiter}{parts[i]}";
            }
            else
            {
                keys.Add(parts[i]);
            }
        }

        return keys;
    }

    /// <summary>Splits at dots outside brackets; brackets round a key without <c>=</c> go (kyaml/utils/pathsplitter.go:SmarterPathSplitter).</summary>
    public static List<string> Split(string path)
    {
        var parts = Split(path, '.');
        var result = new List<string>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is not ['[', ..] || parts[i].EndsWith(']'))
            {
                result.Add(parts[i]);
                continue;
            }

            var bracketed = parts[i];
            while (i + 1 < parts.Count)
            {
                bracketed += "." + parts[++i];
                if (parts[i].EndsWith(']'))
                {
                    break;
                }
            }

            result.Add(bracketed.Contains('=', StringComparison.Ordinal) ? bracketed : bracketed.Trim('[', ']'));
        }

        return result;
    }

    /// <summary>Takes <c>ports[0]</c> apart into <c>ports</c> and <c>0</c> (kyaml/yaml/rnode.go:convertSliceIndex).</summary>
    public static List<string> WithIndices(IEnumerable<string> path)
    {
        var result = new List<string>();
        foreach (var part in path)
        {
            var open = part.LastIndexOf('[');
            if (open < 0 || !part.EndsWith(']') || !IsIndex(part.AsSpan(open + 1, part.Length - open - 2)))
            {
                result.Add(part);
                continue;
            }

            if (open > 0)
            {
                result.Add(part[..open]);
            }

            result.Add(part[(open + 1)..^1]);
        }

        return result;
    }

    /// <summary>The node a path leads to, by keys, indices (<c>-</c> is the last) and <c>[key=value]</c>; null when nothing is there (kyaml/yaml/fns.go:PathGetter).</summary>
    /// <param name="root">Where the path begins.</param>
    /// <param name="path">The path, split.</param>
    /// <param name="problem">Why the path cannot be followed, or null.</param>
    public static YamlNode? Lookup(YamlNode root, IEnumerable<string> path, out string? problem)
    {
        problem = null;
        YamlNode? node = root;
        foreach (var raw in path)
        {
            var part = raw.Trim();
            if (part.Length == 0)
            {
                continue;
            }

            if (node is YamlScalar { IsNull: true })
            {
                return null;
            }

            node = Step(node!, part, out problem);
            if (node is null)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>True for a part that is an index.</summary>
    internal static bool IsIndex(ReadOnlySpan<char> part) => part.Length is > 0 and < 10 && !part.ContainsAnyExceptInRange('0', '9');

    /// <summary>True for a part such as <c>[name=web]</c>.</summary>
    internal static bool IsItem(string part) => part is ['[', .., ']'];

    /// <summary>Key and value of <c>[name=web]</c>; null, and why, when it has no <c>=</c>.</summary>
    internal static (string Key, string Value)? Item(string part, out string? problem)
    {
        var text = part[1..^1];
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        problem = equals < 0 ? "list path element must contain fieldName=fieldValue for element to match" : null;
        return equals < 0 ? null : (text[..equals], text[(equals + 1)..]);
    }

    private static YamlNode? Step(YamlNode node, string part, out string? problem)
    {
        problem = null;
        if (part == "*")
        {
            problem = "wildcard is not supported in PathGetter";
            return null;
        }

        var isIndex = part == "-" || IsIndex(part);
        if (!isIndex && !IsItem(part))
        {
            problem = node is YamlMap ? null : FieldChange.WrongKind("Mapping", node).Problem;
            return (node as YamlMap)?.Find(part)?.Value;
        }

        if (node is not YamlList list)
        {
            problem = FieldChange.WrongKind("Sequence", node).Problem;
            return null;
        }

        if (isIndex)
        {
            var index = part == "-" ? list.Items.Count - 1 : int.Parse(part, CultureInfo.InvariantCulture);
            return index >= 0 && index < list.Items.Count ? list.Items[index] : null;
        }

        return Item(part, out problem) is { } item ? ListItems.Find(list, [item.Key], [item.Value]) : null;
    }
}
