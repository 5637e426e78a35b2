using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.HelmReleases;

/// <summary>The values of a chart as Helm lays those of a release over the defaults of chart and subcharts.</summary>
internal static class ChartValues
{
    private const string Global = "global";

    /// <summary>Values over the defaults of a chart; mappings are merged, everything else is replaced, null removes a default.</summary>
    // helm pkg/chart/common/util/coalesce.go
    public static YamlMap Over(YamlMap? defaults, YamlMap values)
    {
        var merged = new YamlMap(values.Origin, values.EffectiveEntries().Where(e => e.Name is not null));
        foreach (var entry in (defaults?.EffectiveEntries() ?? []).Where(e => e.Name is not null))
        {
            var given = merged.Find(entry.Name!);
            if (given is null)
            {
                merged.Set(entry.Key, entry.Value);
            }
            else if (given.Value is YamlMap own && entry.Value is YamlMap below)
            {
                merged.Set(given.Key, Over(below, own));
            }
        }

        return merged;
    }

    /// <summary>What a subchart sees: its part of the values of its parent, with the parent's globals, over its own defaults.</summary>
    public static YamlMap Of(string subchart, YamlMap parent, YamlMap? defaults)
    {
        var own = parent[subchart] as YamlMap ?? new YamlMap(parent.Origin);
        if (parent[Global] is YamlMap globals)
        {
            var copy = new YamlMap(own.Origin, own.EffectiveEntries());
            copy.Set(parent.Find(Global)!.Key, Over(own[Global] as YamlMap, globals));
            own = copy;
        }

        return Over(defaults, own);
    }
}
