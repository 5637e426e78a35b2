using System.Globalization;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>Finds every field that a path names, and makes what is missing where that is wanted (kyaml/yaml/match.go:PathMatcher).</summary>
public sealed class FieldFinder
{
    private readonly IReadOnlyList<string> _path;
    private readonly CreatedKind _created;
    private readonly Origin _by;
    private readonly List<FieldSlot> _found = [];
    private string? _problem;

    private FieldFinder(IReadOnlyList<string> path, CreatedKind created, Origin by)
    {
        _path = path;
        _created = created;
        _by = by;
    }

    /// <summary>The fields found, in order; null, and why, when the path cannot be followed.</summary>
    /// <param name="root">Where the path begins; missing parts are made in it.</param>
    /// <param name="path">The path, split. <c>*</c> takes all items; the value in <c>[key=value]</c> is a regular expression that need only match somewhere.</param>
    /// <param name="created">What to make at the end of the path.</param>
    /// <param name="by">The origin of what is made.</param>
    /// <param name="problem">Why the path cannot be followed.</param>
    public static IReadOnlyList<FieldSlot>? Find(YamlNode root, IReadOnlyList<string> path, CreatedKind created, Origin by, out string? problem)
    {
        var finder = new FieldFinder(path, created, by);
        finder.Follow(FieldSlot.Loose(root), 0);
        problem = finder._problem;
        return problem is null ? finder._found : null;
    }

    private bool Creates => _created != CreatedKind.None;

    private void Follow(FieldSlot slot, int depth)
    {
        if (depth == _path.Count)
        {
            _found.Add(slot);
            return;
        }

        var part = _path[depth];
        if (FieldPath.IsIndex(part))
        {
            FollowIndex(slot, int.Parse(part, CultureInfo.InvariantCulture), depth);
        }
        else if (FieldPath.IsItem(part))
        {
            FollowItem(slot, depth);
        }
        else if (part == "*")
        {
            var items = ListAt(slot)?.Items.Count ?? 0;
            for (var i = 0; i < items && _problem is null; i++)
            {
                Follow(slot.Below((YamlList)slot.Node, i), depth + 1);
            }
        }
        else
        {
            FollowField(slot, depth);
        }
    }

    private void FollowField(FieldSlot slot, int depth)
    {
        if (slot.Node is not YamlMap map)
        {
            // A null has no fields; one that is made in it would not be printed either.
            _problem = slot.Node is YamlScalar { IsNull: true } && !slot.IsMade ? null : FieldChange.WrongKind("Mapping", slot.Node).Problem;
            return;
        }

        var name = _path[depth];
        var entry = map.Find(name);
        var isMade = entry is null;
        if (entry is null)
        {
            if (!Creates)
            {
                return;
            }

            map.Set(NodeEdits.Key(name, _by), Make(depth));
            entry = map.Find(name)!;
        }

        if (entry.Value is YamlScalar scalar && depth + 1 < _path.Count)
        {
            FollowText(scalar, depth + 1);
        }
        else
        {
            Follow(slot.Below(map, entry, isMade), depth + 1);
        }
    }

    /// <summary>Goes on in a YAML text that a scalar holds; what is found there is loose, as upstream does not write it back from here (handleStructuredDataInScalar).</summary>
    private void FollowText(YamlScalar scalar, int depth)
    {
        if (scalar.IsNull)
        {
            // A field is made in a parsed copy that is dropped, so all is well and nothing changes; an empty text parses to nothing.
            if (Creates && scalar.Value.Length > 0 && !_path.Skip(depth).Contains("*"))
            {
                _found.Add(FieldSlot.Loose(scalar));
            }

            return;
        }

        var file = YamlParser.Parse(new SourceText(scalar.Origin.Source.Path, scalar.Value));
        if (file.Error is { } broken || file.Documents.Count == 0)
        {
            _problem = $"the text at {scalar.Origin} is no YAML: {file.Error?.Message ?? "it is empty"}";
            return;
        }

        Follow(FieldSlot.Loose(file.Documents[0].Root.Clone()), depth);
    }

    private void FollowIndex(FieldSlot slot, int index, int depth)
    {
        if (ListAt(slot) is not { } list)
        {
            _problem ??= $"index {index.ToString(CultureInfo.InvariantCulture)} specified but only 0 elements found";
            return;
        }

        var isMade = index == list.Items.Count && Creates;
        if (isMade)
        {
            list.Add(Make(depth));
        }

        if (index >= list.Items.Count)
        {
            _problem = $"index {index.ToString(CultureInfo.InvariantCulture)} specified but only {list.Items.Count.ToString(CultureInfo.InvariantCulture)} elements found";
            return;
        }

        Follow(slot.Below(list, index, isMade), depth + 1);
    }

    private void FollowItem(FieldSlot slot, int depth)
    {
        if (FieldPath.Item(_path[depth], out _problem) is not { } item || ListAt(slot) is not { } list || Pattern(item.Value) is not { } pattern)
        {
            return;
        }

        var before = _found.Count;
        Match(slot, list, item.Key, pattern, depth);
        if (_found.Count > before || _problem is not null || !Creates)
        {
            return;
        }

        var origin = _by.Derived();
        var value = new YamlScalar(item.Value, ScalarStyle.Plain, origin);
        list.Add(item.Key.Length == 0 ? value : new YamlMap(origin, [new YamlEntry(new YamlScalar(item.Key, ScalarStyle.Plain, origin), value)]));
        Match(slot, list, item.Key, pattern, depth);
    }

    private void Match(FieldSlot slot, YamlList list, string key, GoRegex pattern, int depth)
    {
        for (var i = 0; i < list.Items.Count && _problem is null; i++)
        {
            var text = key.Length == 0 ? list.Items[i] : (list.Items[i] as YamlMap)?[key];
            if (text is null || !pattern.IsMatch(Printed(text)))
            {
                continue;
            }

            // What stands behind [=value] is not looked at.
            Follow(slot.Below(list, i), key.Length == 0 ? _path.Count : depth + 1);
        }
    }

    /// <summary>The list in a slot; null, with the problem noted unless the node is null, when there is none.</summary>
    private YamlList? ListAt(FieldSlot slot)
    {
        if (slot.Node is YamlList list)
        {
            return list;
        }

        _problem = slot.Node is YamlScalar { IsNull: true } ? null : FieldChange.WrongKind("Sequence", slot.Node).Problem;
        return null;
    }

    private GoRegex? Pattern(string text)
    {
        if (GoRegex.TryParse(text, out var pattern, out var error))
        {
            return pattern;
        }

        _problem = error.Message;
        return null;
    }

    /// <summary>The node as upstream prints it for matching: with its quotes.</summary>
    private static string Printed(YamlNode node) => node is YamlScalar scalar
        ? scalar.Style switch
        {
            ScalarStyle.DoubleQuoted => $"\"{scalar.Value}\"",
            ScalarStyle.SingleQuoted => $"'{scalar.Value}'",
            _ => scalar.Value.Trim(),
        }
        : "";

    /// <summary>What to make for the part at a depth: what the next part needs (kyaml/yaml/fns.go:getPathPartKind).</summary>
    private YamlNode Make(int depth)
    {
        var next = depth + 1 < _path.Count ? _path[depth + 1] : "";
        return NodeEdits.Empty(FieldPath.IsItem(next) || FieldPath.IsIndex(next) ? CreatedKind.List : next.Length == 0 ? _created : CreatedKind.Map, _by);
    }
}
