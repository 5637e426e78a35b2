using System.Text;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Kustomize;

/// <summary>Damages a tree of files the way people and tools do: nodes dropped, doubled, swapped, of another type; bytes cut or changed.</summary>
/// <param name="files">The sound files by path.</param>
/// <param name="random">Decides everything, so that a seed gives the same damage again.</param>
internal sealed class TreeMutation(IReadOnlyDictionary<string, byte[]> files, Random random)
{
    private static readonly string[] OtherValues =
    [
        "null", "~", "\"\"", "[]", "{}", "5", "-1", "1.5", "true", "yes", ".inf", "2024-01-02", "\"a: b\"", "[null]", "[[]]", "{a: {b: c}}", "{1: x}", "!!int x", "!!binary x", "!!str 5",
        "\"\\t\\nx\"", "'*'", "../..", ".", "/", "\"$(VAR)\"", "a/b/c", "[a.b/c]", "v1", "ConfigMap", "List", "\"[=\"", "\"(\"", "\"\\U0001F600\"", "99999999999999999999",
    ];

    private static readonly string[] OtherText = ["\n", " ", "\t", ":", "-", "- ", "? ", "#", "&a ", "*a", "<<: *a\n", "[", "]", "{", "}", "'", "\"", "|", ">", "---\n", "...\n", "%", "\0", "\uFEFF", "!!", "\r"];

    /// <summary>The files with one to three things wrong.</summary>
    public MemoryTree Next()
    {
        var damaged = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        for (var left = random.Next(1, 4); left > 0 && damaged.Count > 0; left--)
        {
            Damage(damaged);
        }

        var tree = new MemoryTree();
        foreach (var (path, bytes) in damaged)
        {
            tree.Add(path, bytes);
        }

        return tree;
    }

    private void Damage(Dictionary<string, byte[]> damaged)
    {
        var path = damaged.Keys.ElementAt(random.Next(damaged.Count));
        switch (random.Next(20))
        {
            case 0:
                damaged.Remove(path);
                break;
            case 1:
                damaged[path] = damaged[damaged.Keys.ElementAt(random.Next(damaged.Count))];
                break;
            case < 7:
                damaged[path] = DamageText(damaged[path]);
                break;
            default:
                damaged[path] = DamageNodes(path, damaged[path]);
                break;
        }
    }

    private byte[] DamageText(byte[] bytes)
    {
        var start = random.Next(bytes.Length + 1);
        var end = Math.Min(bytes.Length, start + random.Next(1, 20));
        return random.Next(5) switch
        {
            0 => bytes[..start],
            1 => [.. bytes[..start], .. bytes[end..]],
            2 => [.. bytes[..end], .. bytes[start..]],
            3 => [.. bytes[..start], (byte)random.Next(256), .. bytes[Math.Min(bytes.Length, start + 1)..]],
            _ => [.. bytes[..start], .. Encoding.UTF8.GetBytes(OtherText[random.Next(OtherText.Length)]), .. bytes[start..]],
        };
    }

    private byte[] DamageNodes(string path, byte[] bytes)
    {
        var file = YamlParser.Parse(new SourceText(path, Encoding.UTF8.GetString(bytes)));
        var roots = file.Documents.Select(d => AnchorExpansion.Expand(d.Root, out _)).ToList();
        var holders = roots.SelectMany(Holders).ToList();
        if (holders.Count == 0)
        {
            return DamageText(bytes);
        }

        switch (holders[random.Next(holders.Count)])
        {
            case YamlMap map:
                Damage(map, holders);
                break;
            case YamlList list:
                Damage(list, holders);
                break;
        }

        var text = new StringBuilder();
        foreach (var root in roots)
        {
            text.Append("---\n");
            Write(root, text);
            text.Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void Damage(YamlMap map, List<YamlNode> holders)
    {
        var entry = map.Entries[random.Next(map.Entries.Count)];
        switch (random.Next(6))
        {
            case 0:
                map.Remove(entry.Name ?? "");
                break;
            case 1:
                map.Insert(0, entry);
                break;
            case 2:
                map.Set(entry.Key, Any(holders).Clone());
                break;
            case 3:
                map.Insert(0, new YamlEntry(Any(holders).Clone(), entry.Value));
                break;
            default:
                map.Set(entry.Key, Other(entry.Value));
                break;
        }
    }

    private void Damage(YamlList list, List<YamlNode> holders)
    {
        var index = random.Next(list.Items.Count);
        switch (random.Next(5))
        {
            case 0:
                list.RemoveAt(index);
                break;
            case 1:
                list.Insert(index, list.Items[index].Clone());
                break;
            case 2:
                list.Replace(index, Any(holders).Clone());
                break;
            case 3:
                var other = random.Next(list.Items.Count);
                var (a, b) = (list.Items[index], list.Items[other]);
                list.Replace(index, b);
                list.Replace(other, a);
                break;
            default:
                list.Replace(index, Other(list.Items[index]));
                break;
        }
    }

    private YamlNode Other(YamlNode node)
    {
        var text = OtherValues[random.Next(OtherValues.Length)];
        return YamlParser.Parse(new SourceText("other", text)).Documents is [var document, ..] ? document.Root.Clone() : node;
    }

    private YamlNode Any(List<YamlNode> holders) => holders[random.Next(holders.Count)] switch
    {
        YamlMap map when random.Next(2) == 0 => map.Entries[random.Next(map.Entries.Count)].Value,
        YamlList list when random.Next(2) == 0 => list.Items[random.Next(list.Items.Count)],
        var holder => holder,
    };

    private static IEnumerable<YamlNode> Holders(YamlNode node) => node switch
    {
        YamlMap { Entries.Count: > 0 } map => map.Entries.SelectMany(e => Holders(e.Value)).Append(map),
        YamlList { Items.Count: > 0 } list => list.Items.SelectMany(Holders).Append(list),
        _ => [],
    };

    /// <summary>Writes nodes on one line; unlike the product's writer it takes anything, repeated keys too.</summary>
    private static void Write(YamlNode node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMap map:
                text.Append('{');
                foreach (var entry in map.Entries)
                {
                    Write(entry.Key, text);
                    text.Append(": ");
                    Write(entry.Value, text);
                    text.Append(", ");
                }

                text.Append('}');
                break;
            case YamlList list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(item, text);
                    text.Append(", ");
                }

                text.Append(']');
                break;
            case YamlScalar scalar:
                var tag = scalar.Tag is { } full ? $"!<{full}> " : "";
                var isBare = scalar.Style == ScalarStyle.Plain && scalar.Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '/' or '_' or '~');
                text.Append(tag).Append(isBare ? scalar.Value : System.Text.Json.JsonSerializer.Serialize(scalar.Value, Relaxed));
                break;
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
