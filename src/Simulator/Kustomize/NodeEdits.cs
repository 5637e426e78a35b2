using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// New scalars in the place of old ones, with the origin each kind of change leaves. The style of the old scalar stays, as
/// upstream keeps it; so a text put into a quoted field is text, and one put into a plain field is read anew unless a tag says
/// what it is (kyaml/yaml/fns.go:FieldSetter).
/// </summary>
internal static class NodeEdits
{
    /// <summary>The value becomes another, configured at <paramref name="by"/>.</summary>
    public static YamlScalar Replace(YamlNode old, string value, string? tag, Origin by) =>
        new(value, (old as YamlScalar)?.Style ?? ScalarStyle.Plain, by.Replacing(old.Origin)) { Tag = tag };

    /// <summary>The value gets something added to it, configured at <paramref name="by"/>.</summary>
    public static YamlScalar Decorate(YamlScalar old, string value, Origin by) => new(value, old.Style, old.Origin.DecoratedBy(by));

    /// <summary>A text made by a step of the build.</summary>
    public static YamlScalar Text(string value, Origin by) => new(value, ScalarStyle.Plain, by.Derived()) { Tag = ScalarKinds.StringTag };

    /// <summary>A key made by a step of the build.</summary>
    public static YamlScalar Key(string name, Origin by) => new(name, ScalarStyle.Plain, by.Derived());

    /// <summary>An empty node, for a field that is made.</summary>
    public static YamlNode Empty(CreatedKind kind, Origin by) => kind switch
    {
        CreatedKind.Map => new YamlMap(by.Derived()),
        CreatedKind.List => new YamlList(by.Derived()),
        _ => new YamlScalar("", ScalarStyle.Plain, by.Derived()),
    };

    /// <summary>Sets a text in a mapping: an entry that is there keeps its key and style.</summary>
    public static void SetText(YamlMap map, YamlNode key, YamlScalar value)
    {
        var name = ((YamlScalar)key).Value;
        map.Set(key, map[name] is { } old ? Replace(old, value.Value, ScalarKinds.StringTag, value.Origin) : new YamlScalar(value.Value, ScalarStyle.Plain, value.Origin) { Tag = ScalarKinds.StringTag });
    }

    /// <summary>The mapping under a key, made when it is missing or null.</summary>
    public static YamlMap MapAt(YamlMap map, string key, Origin by)
    {
        if (map[key] is YamlMap there)
        {
            return there;
        }

        var made = new YamlMap(by.Derived());
        map.Set(Key(key, by), made);
        return made;
    }
}
