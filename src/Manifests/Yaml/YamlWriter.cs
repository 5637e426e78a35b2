using System.Globalization;
using System.Text;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Prints an object byte for byte as kustomize and Flux do. Upstream goes from nodes to JSON and back to YAML
/// (api/resource/resource.go:AsYAML, sigs.k8s.io/yaml:JSONToYAML); this writes what comes out of that in one pass: values as
/// go-yaml v3 reads them, layout and quotes as go-yaml v2 prints them, keys in <see cref="NaturalKeyOrder"/>.
/// </summary>
public sealed class YamlWriter
{
    private const int IndentStep = 2;

    private readonly ScalarWriter _scalars;
    private readonly List<NodeError> _errors = [];
    private readonly List<PrintedNode>? _printed;

    private YamlWriter(StringBuilder output, List<PrintedNode>? printed)
    {
        _scalars = new ScalarWriter(output);
        _printed = printed;
    }

    /// <summary>Appends an object to a text, with a final line break.</summary>
    /// <param name="root">The object; anchors and merge keys are expanded already.</param>
    /// <param name="output">What to append to; left as it was when there are errors.</param>
    /// <param name="printed">Where to note what stands where, in order of the output, a mapping before its first key; null not to.</param>
    /// <returns>Everything that keeps the object from being printed; empty when it was printed.</returns>
    public static IReadOnlyList<NodeError> Write(YamlMap root, StringBuilder output, List<PrintedNode>? printed = null)
    {
        var start = output.Length;
        var writer = new YamlWriter(output, printed);
        writer.WriteMap(root, indent: 0, isRoot: true, inFlow: false);
        writer._scalars.EndDocument();
        if (writer._errors.Count > 0)
        {
            output.Length = start;
        }

        return writer._errors;
    }

    private void WriteNode(YamlNode node, int indent, bool isInMap, bool inFlow)
    {
        switch (node)
        {
            case YamlMap map:
                WriteMap(map, indent + IndentStep, isRoot: false, inFlow);
                break;
            case YamlList list:
                // A list right behind its key is not indented; behind "? key" or "- " it is.
                WriteList(list, isInMap && !_scalars.IsIndention ? indent : indent + IndentStep, inFlow);
                break;
            case YamlScalar scalar:
                WriteScalar(scalar, indent + IndentStep, inFlow);
                Note(scalar);
                break;
        }
    }

    private void WriteList(YamlList list, int indent, bool inFlow)
    {
        if (list.Items.Count == 0)
        {
            _scalars.WriteEmpty("[", "]");
            Note(list);
            return;
        }

        var place = -1;
        foreach (var item in list.Items)
        {
            _scalars.StartLine(indent);
            place = place < 0 ? Open(list) : place;
            _scalars.WriteIndicator('-');
            WriteNode(item, indent, isInMap: false, inFlow || list.IsFlow);
        }

        Close(place);
    }

    private void WriteMap(YamlMap map, int indent, bool isRoot, bool inFlow)
    {
        inFlow |= map.IsFlow;
        var entries = Keyed(map, isRoot, inFlow);
        if (entries.Length == 0)
        {
            _scalars.WriteEmpty("{", "}");
            Note(map);
            return;
        }

        NaturalKeyOrder.Sort(entries, e => e.Key);
        var place = -1;
        foreach (var (key, entry) in entries)
        {
            _scalars.StartLine(indent);
            place = place < 0 ? Open(map) : place;
            _scalars.WriteKey(key, indent + IndentStep, indent);
            Note(entry.Key);
            WriteNode(entry.Value, indent, isInMap: true, inFlow);
        }

        Close(place);
    }

    private void Note(YamlNode node) => _printed?.Add(new PrintedNode(node, TextSpan.FromBounds(_scalars.Start, _scalars.End)));

    private int Open(YamlNode container)
    {
        _printed?.Add(new PrintedNode(container, new TextSpan(_scalars.Position, 0)));
        return (_printed?.Count ?? 1) - 1;
    }

    private void Close(int place)
    {
        if (_printed is not null)
        {
            var (container, span) = _printed[place];
            _printed[place] = new PrintedNode(container, TextSpan.FromBounds(span.Start, _scalars.End));
        }
    }

    private (string Key, YamlEntry Entry)[] Keyed(YamlMap map, bool isRoot, bool inFlow)
    {
        var keyed = new (string Key, YamlEntry Entry)[map.Entries.Count];
        var count = 0;
        foreach (var entry in map.Entries)
        {
            if (KeyText(entry.Key, isRoot, inFlow) is { } key)
            {
                keyed[count++] = (key, entry);
            }
        }

        foreach (var twice in DuplicateKey.In(map))
        {
            Fail(twice.Again.Key, $"the key {twice.Again.Name} is given twice in one mapping (mapping key \"{twice.Again.Name}\" already defined)");
        }

        return count == keyed.Length ? keyed : keyed[..count];
    }

    private string? KeyText(YamlNode key, bool isRoot, bool inFlow)
    {
        if (key is not YamlScalar scalar)
        {
            return Fail(key, "a key must be a text, not a mapping or a list (invalid map key)");
        }

        if (ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is { } mismatch)
        {
            return Fail(key, mismatch);
        }

        switch (value.Kind)
        {
            case ScalarKind.String or ScalarKind.Binary:
                break;
            case ScalarKind.Null when isRoot:
                // Decoded into a map of texts, a null key drops its entry.
                return null;
            case ScalarKind.Merge:
                return Fail(key, "the merge key << was not expanded");
            default:
                if (isRoot)
                {
                    value = ScalarValue.OfString(scalar.Value);
                    break;
                }

                return Fail(key, $"the key {scalar.Value} is not a text: put it in quotes (json: unsupported type: map[interface {{}}]interface {{}})");
        }

        var text = Reread(scalar, value.Text, inFlow);
        return JsonLength(text) > 1024 || value.Text.Contains('\u0085', StringComparison.Ordinal)
            ? Fail(key, "a key of more than 1024 characters or with the line break U+0085 (did not find expected ',' or '}')")
            : text;
    }

    private void WriteScalar(YamlScalar scalar, int indent, bool inFlow)
    {
        if (ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is { } mismatch)
        {
            Fail(scalar, mismatch);
            return;
        }

        switch (value.Kind)
        {
            case ScalarKind.Null:
                _scalars.WritePlain("null");
                break;
            case ScalarKind.Boolean:
                _scalars.WritePlain(value.Boolean ? "true" : "false");
                break;
            case ScalarKind.Integer:
                _scalars.WritePlain(value.Integer.ToString(CultureInfo.InvariantCulture));
                break;
            case ScalarKind.Float when double.IsFinite(value.Float):
                _scalars.WritePlain(GoNumber.Print(value.Float));
                break;
            case ScalarKind.Float:
                Fail(scalar, $"{scalar.Value} has no place in JSON (json: unsupported value: {(double.IsNaN(value.Float) ? "NaN" : value.Float > 0 ? "+Inf" : "-Inf")})");
                break;
            case ScalarKind.Timestamp when value.Text[^1] != 'Z' && string.CompareOrdinal(value.Text, value.Text.Length - 5, "24", 0, 2) >= 0:
                Fail(scalar, $"{scalar.Value} has a time zone of a day or more (timezone hour outside of range [0,23])");
                break;
            default:
                _scalars.WriteString(Reread(scalar, value.Text, inFlow), indent);
                break;
        }
    }

    private string Reread(YamlScalar scalar, string text, bool inFlow)
    {
        var read = RereadScalar.ThroughV3(scalar, text, inFlow, out var error);
        if ((error ?? RereadScalar.RefusedByJson(read)) is { } reason)
        {
            Fail(scalar, reason);
        }

        return RereadScalar.ThroughJson(read);
    }

    /// <summary>The length of a key in Go's JSON, quotes among it; exact only where it could exceed what v2 reads as key.</summary>
    private static int JsonLength(string key)
    {
        if (key.Length <= 170)
        {
            return key.Length;
        }

        var length = 2;
        foreach (var rune in key.EnumerateRunes())
        {
            length += rune.Value switch
            {
                '"' or '\\' or '\n' or '\r' or '\t' or '\b' or '\f' => 2,
                < ' ' or '<' or '>' or '&' or 0x2028 or 0x2029 => 6,
                _ => 1,
            };
        }

        return length;
    }

    private string? Fail(YamlNode node, string message)
    {
        _errors.Add(new NodeError(node, message));
        return null;
    }
}
