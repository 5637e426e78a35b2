using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>
/// Finds out whether an object has anything for substitution. Nearly all objects have not, and those need be neither printed nor
/// parsed.
/// </summary>
internal static class ObjectScan
{
    /// <summary>True when a key or value holds what the grammar reads. No two nodes make it together: a printed node ends before a <c>$</c> could meet <c>{</c>.</summary>
    public static bool HasExpressions(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    // "<<" in quotes is printed without them, and read as a merge key then.
                    if (entry.Name == "<<" || HasExpressions(entry.Key) || HasExpressions(entry.Value))
                    {
                        return true;
                    }
                }

                return false;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (HasExpressions(item))
                    {
                        return true;
                    }
                }

                return false;
            default:
                var text = ((YamlScalar)node).Value.AsSpan();
                var at = text.IndexOf('$');
                return at >= 0 && (text[at..].Contains("${", StringComparison.Ordinal) || text[at..].Contains("$$", StringComparison.Ordinal));
        }
    }

    /// <summary>True when the way through JSON leaves every node as it is: texts that are read as texts, small whole numbers, <c>true</c>.</summary>
    public static bool IsJson(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if (!IsJson(entry.Value))
                    {
                        return false;
                    }
                }

                return !map.IsFlow;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    if (!IsJson(item))
                    {
                        return false;
                    }
                }

                return !list.IsFlow;
            default:
                return IsJson((YamlScalar)node);
        }
    }

    private static bool IsJson(YamlScalar scalar)
    {
        if (scalar.Tag is not null)
        {
            return false;
        }

        return scalar.Style switch
        {
            ScalarStyle.Plain => !scalar.Value.Contains('\n', StringComparison.Ordinal) && (scalar.Value is "true" or "false" or "null" || IsSmallNumber(scalar.Value) || ScalarKinds.IsString(scalar.Value, GoYaml.V3)),
            ScalarStyle.Literal => scalar.Value is [not '\t', ..],
            ScalarStyle.Folded => false,
            _ => true,
        };
    }

    /// <summary>Digits that a 64-bit float spells the same way.</summary>
    private static bool IsSmallNumber(string text) => text.Length is > 0 and <= 6 && !text.AsSpan().ContainsAnyExceptInRange('0', '9') && (text[0] != '0' || text.Length == 1);
}
