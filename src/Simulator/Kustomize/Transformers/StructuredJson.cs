using System.Globalization;
using System.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Generators;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Prints the JSON of a structured text as Go's encoding/json does: keys sorted, whole numbers exact.</summary>
internal sealed class StructuredJson
{
    private readonly StringBuilder _text = new();
    private readonly bool _isIndented;

    private StructuredJson(bool isIndented) => _isIndented = isIndented;

    /// <summary>The text, on one line or with an indentation of two blanks.</summary>
    public static string Print(YamlNode node, bool isIndented)
    {
        var json = new StructuredJson(isIndented);
        json.Write(node, 0);
        return json._text.ToString();
    }

    private void Write(YamlNode node, int depth)
    {
        switch (node)
        {
            case YamlMap map:
                var entries = map.Entries.OrderBy(e => e.Name ?? "", GoJson.Utf8Order.Instance).ToList();
                WriteAll(entries, '{', '}', depth, entry =>
                {
                    GoJson.AppendText(_text, entry.Name ?? "");
                    _text.Append(_isIndented ? ": " : ":");
                    Write(entry.Value, depth + 1);
                });
                break;
            case YamlList list:
                WriteAll(list.Items, '[', ']', depth, item => Write(item, depth + 1));
                break;
            default:
                WriteScalar((YamlScalar)node);
                break;
        }
    }

    private void WriteAll<T>(IReadOnlyList<T> all, char open, char close, int depth, Action<T> write)
    {
        _text.Append(open);
        for (var i = 0; i < all.Count; i++)
        {
            _text.Append(i > 0 ? "," : "");
            NewLine(depth + 1);
            write(all[i]);
        }

        if (all.Count > 0)
        {
            NewLine(depth);
        }

        _text.Append(close);
    }

    private void NewLine(int depth)
    {
        if (_isIndented)
        {
            _text.Append('\n').Append(' ', 2 * depth);
        }
    }

    private void WriteScalar(YamlScalar scalar)
    {
        _ = ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
        switch (value.Kind)
        {
            case ScalarKind.Null:
                _text.Append("null");
                break;
            case ScalarKind.Boolean:
                _text.Append(value.Boolean ? "true" : "false");
                break;
            case ScalarKind.Integer:
                _text.Append(value.Integer.ToString(CultureInfo.InvariantCulture));
                break;
            case ScalarKind.Float:
                _text.Append(GoNumber.PrintJson(value.Float));
                break;
            default:
                GoJson.AppendText(_text, value.Text);
                break;
        }
    }
}
