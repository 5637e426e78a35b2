using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>Gives every value below a field the name by which a reader knows it.</summary>
internal static class CredentialWalk
{
    /// <summary>Every scalar below a field with its name; the anchors of shared nodes are walked once.</summary>
    public static IEnumerable<Credential> Below(Field field) => Below(field.Node, "", new HashSet<YamlNode>(ReferenceEqualityComparer.Instance));

    private static IEnumerable<Credential> Below(YamlNode? node, string name, HashSet<YamlNode> seen)
    {
        switch (node)
        {
            case YamlScalar { Tag: "!secret" }: // Home Assistant and ESPHome take the value from another file
                break;
            case YamlScalar scalar:
                yield return new Credential(name, scalar.Value, scalar);
                break;
            case YamlMap map when seen.Add(map):
                foreach (var found in Entries(map, seen))
                {
                    yield return found;
                }

                break;
            case YamlList list when seen.Add(list):
                foreach (var found in list.Items.SelectMany(i => i is YamlScalar scalar ? [Argument(scalar)] : Below(i, name, seen)))
                {
                    yield return found;
                }

                break;
        }
    }

    private static IEnumerable<Credential> Entries(YamlMap map, HashSet<YamlNode> seen)
    {
        // {name: DB_PASSWORD, value: ...} and {op: add, path: /data/password, value: ...} name their value themselves.
        var named = map.Text("name") ?? (map.Text("op") is not null && map.Text("path") is { } path ? path[(path.LastIndexOf('/') + 1)..] : null);
        foreach (var entry in map.Entries)
        {
            var name = named is not null && entry.Name == "value" ? named : entry.Name ?? "";
            foreach (var found in Below(entry.Value, name, seen))
            {
                yield return found;
            }
        }
    }

    /// <summary>An item such as <c>--password=x</c> or <c>PASSWORD=x</c> is known by what stands before the sign.</summary>
    private static Credential Argument(YamlScalar scalar)
    {
        var equals = scalar.Value.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? new Credential(scalar.Value[..equals].TrimStart('-'), scalar.Value[(equals + 1)..], scalar) : new Credential("", scalar.Value, scalar);
    }
}
