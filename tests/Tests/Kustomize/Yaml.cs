using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Tests.Kustomize;

/// <summary>Reads and shows nodes in tests.</summary>
internal static class Yaml
{
    /// <summary>The root of a text's first document, changeable.</summary>
    public static YamlMap Map(string text, string path = "test.yaml") => Assert.IsType<YamlMap>(Node(text, path));

    /// <summary>The root of a text's first document, changeable.</summary>
    public static YamlNode Node(string text, string path = "test.yaml")
    {
        var file = YamlParser.Parse(new SourceText(path, text));
        Assert.Null(file.Error);
        return file.Documents[0].Root.Clone();
    }

    /// <summary>A node on one line, keys sorted, so that only content and the order of lists count.</summary>
    public static string Show(YamlNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(YamlNode? node, StringBuilder text)
    {
        switch (node)
        {
            case YamlMap map:
                text.Append('{');
                foreach (var entry in map.Entries.OrderBy(e => e.Name, StringComparer.Ordinal))
                {
                    text.Append(text[^1] == '{' ? "" : ", ").Append(entry.Name).Append(": ");
                    Write(entry.Value, text);
                }

                text.Append('}');
                break;
            case YamlList list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    text.Append(text[^1] == '[' && ReferenceEquals(item, list.Items[0]) ? "" : ", ");
                    Write(item, text);
                }

                text.Append(']');
                break;
            case YamlScalar { IsNull: true }:
                text.Append("null");
                break;
            case YamlScalar scalar:
                text.Append(scalar.Style == ScalarStyle.Plain ? scalar.Value : $"'{scalar.Value}'");
                break;
        }
    }
}
