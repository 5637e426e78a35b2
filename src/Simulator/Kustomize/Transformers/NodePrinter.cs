using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>
/// Prints nodes as kyaml does (go-yaml v3, indentation of two, lists not indented): order, quotes and flow style stay, lines are
/// never folded, comments are lost.
/// </summary>
internal sealed class NodePrinter
{
    private readonly StringBuilder _text = new();

    private NodePrinter()
    {
    }

    /// <summary>The text, with a final line break.</summary>
    public static string Print(YamlNode node)
    {
        var printer = new NodePrinter();
        printer.Write(node, 0, isInMap: false);
        return printer._text.ToString();
    }

    private void Write(YamlNode node, int indent, bool isInMap)
    {
        switch (node)
        {
            case YamlMap { Entries.Count: > 0, IsFlow: false } map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    _text.Append(' ', i > 0 ? indent : 0);
                    WriteEntry(map.Entries[i], indent);
                }

                break;
            case YamlList { Items.Count: > 0, IsFlow: false } list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    _text.Append(' ', i > 0 || isInMap ? indent : 0).Append("- ");
                    Write(list.Items[i], indent + 2, isInMap: false);
                }

                break;
            default:
                WriteInline(node, indent);
                _text.Append('\n');
                break;
        }
    }

    private void WriteEntry(YamlEntry entry, int indent)
    {
        WriteInline(entry.Key, indent);
        _text.Append(':');
        switch (entry.Value)
        {
            case YamlMap { Entries.Count: > 0, IsFlow: false } map:
                _text.Append('\n').Append(' ', indent + 2);
                Write(map, indent + 2, isInMap: true);
                break;
            case YamlList { Items.Count: > 0, IsFlow: false } list:
                _text.Append('\n');
                Write(list, indent, isInMap: true);
                break;
            default:
                _text.Append(' ');
                WriteInline(entry.Value, indent + 2);
                TrimBlank();
                _text.Append('\n');
                break;
        }
    }

    private void WriteInline(YamlNode node, int indent)
    {
        switch (node)
        {
            case YamlMap map:
                _text.Append('{');
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    _text.Append(i > 0 ? ", " : "");
                    WriteInline(map.Entries[i].Key, indent);
                    _text.Append(": ");
                    WriteInline(map.Entries[i].Value, indent);
                }

                _text.Append('}');
                break;
            case YamlList list:
                _text.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    _text.Append(i > 0 ? ", " : "");
                    WriteInline(list.Items[i], indent);
                }

                _text.Append(']');
                break;
            default:
                WriteScalar((YamlScalar)node, indent);
                break;
        }
    }

    private void WriteScalar(YamlScalar scalar, int indent)
    {
        var text = scalar.Value;
        var isForced = scalar.Tag == ScalarKinds.StringTag && scalar.Style == ScalarStyle.Plain && !ScalarKinds.IsString(text, GoYaml.V3);
        if (isForced || scalar.Style == ScalarStyle.DoubleQuoted)
        {
            WriteDoubleQuoted(text);
        }
        else if (scalar.Style == ScalarStyle.SingleQuoted)
        {
            _text.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
        }
        else if (text.Contains('\n', StringComparison.Ordinal))
        {
            WriteBlock(text, indent, scalar.Style == ScalarStyle.Folded ? '>' : '|');
        }
        else
        {
            _text.Append(text);
        }
    }

    private void WriteBlock(string text, int indent, char indicator)
    {
        var body = text.TrimEnd('\n');
        _text.Append(indicator).Append(text.Length == body.Length ? "-" : text.Length > body.Length + 1 ? "+" : "");
        foreach (var line in body.Split('\n'))
        {
            _text.Append('\n').Append(' ', line.Length > 0 ? indent : 0).Append(line);
        }
    }

    private void WriteDoubleQuoted(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' => _text.Append('\\').Append(c),
                '\n' => _text.Append("\\n"),
                '\r' => _text.Append("\\r"),
                '\t' => _text.Append("\\t"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }

    private void TrimBlank()
    {
        if (_text[^1] == ' ')
        {
            _text.Length--;
        }
    }
}
