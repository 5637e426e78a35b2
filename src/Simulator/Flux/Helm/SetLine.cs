using System.Globalization;
using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>
/// A line <c>path=value</c> as Helm's <c>--set</c> reads it (helm pkg/strvals/parser.go), written into values. Upstream hands the
/// value over as part of the line, so a comma in it begins another path. Where a method here returns <see cref="End"/>, upstream
/// returns io.EOF, which ends the line but leaves some values unset.
/// </summary>
internal sealed class SetLine
{
    private const int MaxIndex = 65536;
    private const int MaxDepth = 30;
    private const string End = "EOF";

    private readonly Rune[] _line;
    private readonly Func<string, Origin, YamlNode> _read;
    private readonly Origin _path;
    private readonly Origin _value;
    private int _at;

    private SetLine(string line, Func<string, Origin, YamlNode> read, Origin path, Origin value)
    {
        _line = [.. line.EnumerateRunes()];
        _read = read;
        _path = path.Derived();
        _value = value.Derived();
    }

    /// <summary>Sets values; where it fails, some may be set already.</summary>
    /// <param name="values">What to write into, in place.</param>
    /// <param name="line">The line.</param>
    /// <param name="read">What a value is: see <see cref="SetValue"/>.</param>
    /// <param name="path">Where the path is written: the origin of keys.</param>
    /// <param name="value">Where the value is written.</param>
    /// <returns>Null, or why Helm refuses the line, in its words.</returns>
    public static string? Write(YamlMap values, string line, Func<string, Origin, YamlNode> read, Origin path, Origin value)
    {
        var set = new SetLine(line, read, path, value);
        string? error;
        do
        {
            error = set.WriteKey(values, depth: 0);
        }
        while (error is null);

        return ReferenceEquals(error, End) ? null : error;
    }

    private string? WriteKey(YamlMap map, int depth)
    {
        var (key, stop) = ReadUntil("=[,.");
        switch (stop)
        {
            case '[':
                return WriteItemOf(map, key, depth);
            case '=':
                var error = ReadValue(out var value);
                if (error is null || ReferenceEquals(error, End))
                {
                    Set(map, key, value);
                }

                return error;
            case ',':
                Set(map, key, _read("", _value));
                return $"key {Quoted(key)} has no value (cannot end with ,)";
            case '.':
                return WriteInside(map, key, depth + 1);
            default:
                return key.Length == 0 ? End : $"key {Quoted(key)} has no value";
        }
    }

    private string? WriteInside(YamlMap map, string key, int depth)
    {
        if (depth > MaxDepth)
        {
            return $"value name nested level is greater than maximum supported nested level of {MaxDepth}";
        }

        if (map[key] is { } there and not YamlMap)
        {
            return NoConversion(there, "map[string]interface {}");
        }

        var inner = map[key] as YamlMap ?? new YamlMap(_path);
        var error = WriteKey(inner, depth);
        if (error is null && inner.Entries.Count == 0)
        {
            return $"key map {Quoted(key)} has no value";
        }

        if (inner.Entries.Count > 0)
        {
            Set(map, key, inner);
        }

        return error;
    }

    private string? WriteItemOf(YamlMap map, string key, int depth)
    {
        if (ReadIndex(out var index) is { } error)
        {
            return error;
        }

        if (map[key] is { } there and not YamlList)
        {
            return NoConversion(there, "[]interface {}");
        }

        var list = map[key] as YamlList ?? new YamlList(_path);
        var problem = WriteItem(ref list, index, depth);
        Set(map, key, list);
        return problem;
    }

    private string? WriteItem(ref YamlList list, int index, int depth)
    {
        if (index < 0)
        {
            return $"negative {index} index not allowed";
        }

        var (rest, stop) = ReadUntil("[.=");
        if (rest.Length > 0)
        {
            return $"unexpected data at end of array index: [{string.Join(' ', rest.EnumerateRunes().Select(r => $"'{r}'"))}]";
        }

        switch (stop)
        {
            case '=':
                var error = ReadValue(out var value);
                return error is null || ReferenceEquals(error, End) ? SetItem(ref list, index, value) : error;
            case '[':
                return WriteItemOfItem(ref list, index, depth);
            case '.':
                return WriteInsideItem(ref list, index, depth);
            default:
                return End;
        }
    }

    private string? WriteItemOfItem(ref YamlList list, int index, int depth)
    {
        if (ReadIndex(out var next) is { } error)
        {
            return error;
        }

        var there = index < list.Items.Count ? list.Items[index] : null;
        if (there is not (null or YamlList or YamlScalar { IsNull: true }))
        {
            return NoConversion(there, "[]interface {}");
        }

        var inner = there as YamlList ?? new YamlList(_path);
        return WriteItem(ref inner, next, depth) ?? SetItem(ref list, index, inner);
    }

    private string? WriteInsideItem(ref YamlList list, int index, int depth)
    {
        var inner = index < list.Items.Count ? list.Items[index] as YamlMap : new YamlMap(_path);
        if (inner is null)
        {
            inner = new YamlMap(_path);
            list.Replace(index, inner);
        }

        return WriteKey(inner, depth) ?? SetItem(ref list, index, inner);
    }

    /// <summary>Reads a value up to a comma, or a list in braces; an empty one ends the line.</summary>
    private string? ReadValue(out YamlNode value)
    {
        if (_at == _line.Length)
        {
            value = _read("", _value);
            return End;
        }

        if (_line[_at].Value != '{')
        {
            value = _read(ReadUntil(",").Text, _value);
            return null;
        }

        _at++;
        var list = new YamlList(_value);
        value = list;
        while (true)
        {
            var (item, stop) = ReadUntil(",}");
            if (stop == '\0')
            {
                return "list must terminate with '}'";
            }

            list.Add(_read(item, _value));
            if (stop == '}')
            {
                _at += _at < _line.Length && _line[_at].Value == ',' ? 1 : 0;
                return null;
            }
        }
    }

    private string? ReadIndex(out int index)
    {
        var (text, stop) = ReadUntil("]");
        index = 0;
        return stop == '\0' ? End
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index) ? null
            : $"error parsing index: strconv.Atoi: parsing {Quoted(text)}: invalid syntax";
    }

    /// <summary>The text up to one of the stops, which is passed over, a backslash taken off what it escapes; the stop is NUL at the end.</summary>
    private (string Text, char Stop) ReadUntil(string stops)
    {
        var text = new StringBuilder();
        while (_at < _line.Length)
        {
            var rune = _line[_at++];
            if (rune.IsAscii && stops.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                return (text.ToString(), (char)rune.Value);
            }

            if (rune.Value != '\\')
            {
                text.Append(rune);
            }
            else if (_at < _line.Length)
            {
                text.Append(_line[_at++]);
            }
        }

        return (text.ToString(), '\0');
    }

    private void Set(YamlMap map, string key, YamlNode value)
    {
        var old = map[key];
        if (key.Length == 0 || ReferenceEquals(old, value))
        {
            return;
        }

        ValuesMerge.Put(map, new YamlScalar(key, SetValue.StyleOf(key), _path), Over(old, value));
    }

    private string? SetItem(ref YamlList list, int index, YamlNode value)
    {
        if (index > MaxIndex)
        {
            return $"index of {index} is greater than maximum supported index of {MaxIndex}";
        }

        if (index < list.Items.Count)
        {
            list.Replace(index, Over(list.Items[index], value));
            return null;
        }

        // Upstream copies into a longer list; one that is long enough is changed in place.
        list = new YamlList(list.Origin, list.Items);
        while (list.Items.Count < index)
        {
            list.Add(new YamlScalar("null", ScalarStyle.Plain, _path));
        }

        list.Add(value);
        return null;
    }

    private static YamlNode Over(YamlNode? old, YamlNode value) =>
        old is not null && value is YamlScalar scalar && !ReferenceEquals(old, value) ? new YamlScalar(scalar.Value, scalar.Style, scalar.Origin.Replacing(old.Origin)) : value;

    private static string NoConversion(YamlNode node, string wanted) => $"unable to parse key: interface conversion: interface {{}} is {GoTypes.Name(node)}, not {wanted}";

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
