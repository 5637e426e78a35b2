using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>Reads and removes <c>$patch</c> keys.</summary>
internal static class PatchDirectives
{
    private const string Key = "$patch";

    /// <summary>The directive of a mapping; a known one is removed from it.</summary>
    public static PatchDirective Take(YamlMap patch, out string value)
    {
        value = "";
        if (patch.Find(Key) is not { } entry)
        {
            return PatchDirective.Merge;
        }

        value = ListItems.RawText(entry.Value);
        var directive = Parse(value);
        if (directive != PatchDirective.Unknown)
        {
            patch.Remove(Key);
        }

        return directive;
    }

    /// <summary>
    /// The directive of a list: an item that is nothing but a <c>$patch</c> key. Such items are removed. Only the first item
    /// with the key counts, and it asks for nothing when it holds other keys too.
    /// </summary>
    public static PatchDirective Take(YamlList patch, out string value)
    {
        value = "";
        foreach (var item in patch.Items)
        {
            if (item is YamlMap map && map.Find(Key) is { } entry)
            {
                if (map.Entries.Count > 1)
                {
                    return PatchDirective.Merge;
                }

                value = ListItems.RawText(entry.Value);
                var directive = Parse(value);
                if (directive != PatchDirective.Unknown)
                {
                    ListItems.Remove(patch, [Key], [value]);
                }

                return directive;
            }
        }

        return PatchDirective.Merge;
    }

    private static PatchDirective Parse(string value) => value switch
    {
        "merge" => PatchDirective.Merge,
        "replace" => PatchDirective.Replace,
        "delete" => PatchDirective.Delete,
        _ => PatchDirective.Unknown,
    };
}
