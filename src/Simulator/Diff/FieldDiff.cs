using System.Globalization;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Diff;

/// <summary>Finds the fields in which two versions of an object differ. Order of keys, quotes and layout do not count, nor does a null.</summary>
internal sealed class FieldDiff
{
    /// <summary>Lists in Kubernetes are merged by one of these, the first that all items have.</summary>
    private static readonly string[] ItemKeys = ["name", "mountPath", "containerPort", "port", "key", "ip"];

    private readonly List<FieldChange> _changes = [];

    private FieldDiff()
    {
    }

    /// <summary>The differences in order of the newer version, what is removed behind what surrounded it. The labels that say which component owns an object are left out, and what SOPS says of itself.</summary>
    public static IReadOnlyList<FieldChange> Of(Field before, Field after)
    {
        var diff = new FieldDiff();
        diff.Compare("", before, after);
        return diff._changes;
    }

    private void Compare(string path, Field before, Field after)
    {
        if (ReferenceEquals(before.Node, after.Node) || (!before.Exists && !after.Exists))
        {
            return;
        }

        switch (before.Node, after.Node)
        {
            case (YamlMap, YamlMap):
                CompareMaps(path, before, after);
                break;
            case (YamlList, YamlList):
                CompareLists(path, before, after);
                break;
            case (YamlScalar one, YamlScalar other) when AreEqual(one, other):
                break;
            default:
                _changes.Add(new FieldChange(path, before, after));
                break;
        }
    }

    private void CompareMaps(string path, Field before, Field after)
    {
        foreach (var field in after.Fields.Where(f => !IsOfController(path, f.Key!)))
        {
            Compare(Below(path, field.Key!), before[field.Key!], field);
        }

        foreach (var field in before.Fields.Where(f => !after[f.Key!].IsWritten && !IsOfController(path, f.Key!)))
        {
            Compare(Below(path, field.Key!), field, after[field.Key!]);
        }
    }

    private void CompareLists(string path, Field before, Field after)
    {
        var (olds, news) = (before.Items.ToList(), after.Items.ToList());
        if (ItemKeys.FirstOrDefault(k => IsKey(k, olds) && IsKey(k, news)) is { } key)
        {
            CompareNamed(path, key, before, after);
            return;
        }

        // What is alike at both ends is left out; between them stand items that have no names to know them by.
        var start = 0;
        while (start < olds.Count && start < news.Count && AreEqual(olds[start], news[start]))
        {
            start++;
        }

        var tail = 0;
        while (tail < olds.Count - start && tail < news.Count - start && AreEqual(olds[^(tail + 1)], news[^(tail + 1)]))
        {
            tail++;
        }

        for (var i = start; i < Math.Max(olds.Count, news.Count) - tail; i++)
        {
            Compare(
                $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]",
                i < olds.Count - tail ? olds[i] : before[olds.Count],
                i < news.Count - tail ? news[i] : after[news.Count]);
        }
    }

    private void CompareNamed(string path, string key, Field before, Field after)
    {
        var olds = before.Items.ToDictionary(i => i[key].Text!, StringComparer.Ordinal);
        var news = after.Items.ToDictionary(i => i[key].Text!, StringComparer.Ordinal);
        var known = _changes.Count;
        foreach (var (name, item) in news)
        {
            Compare($"{path}[{name}]", olds.GetValueOrDefault(name) ?? before[olds.Count], item);
        }

        foreach (var (name, item) in olds.Where(o => !news.ContainsKey(o.Key)))
        {
            Compare($"{path}[{name}]", item, after[news.Count]);
        }

        // The order alone makes a new pod template too.
        if (_changes.Count == known && !olds.Keys.SequenceEqual(news.Keys, StringComparer.Ordinal))
        {
            _changes.Add(new FieldChange(path, before, after));
        }
    }

    private static bool IsKey(string key, List<Field> items) =>
        items.Count > 0 && items.TrueForAll(i => i[key].Text is not null) && items.Select(i => i[key].Text).Distinct(StringComparer.Ordinal).Count() == items.Count;

    /// <summary>True where comparing would find no difference; it would look at lists within lists again and again.</summary>
    private static bool AreEqual(Field before, Field after) => (before.Node, after.Node) switch
    {
        var (one, other) when ReferenceEquals(one, other) || (!before.Exists && !after.Exists) => true,
        (YamlMap, YamlMap) => after.Fields.All(f => AreEqual(before[f.Key!], f)) && before.Fields.All(f => !f.Exists || after[f.Key!].IsWritten),
        (YamlList one, YamlList other) => one.Items.Count == other.Items.Count && before.Items.Zip(after.Items).All(p => AreEqual(p.First, p.Second)),
        (YamlScalar one, YamlScalar other) => AreEqual(one, other),
        _ => false,
    };

    private static bool AreEqual(YamlScalar before, YamlScalar after) =>
        (string.Equals(before.Value, after.Value, StringComparison.Ordinal) && (before.Style == ScalarStyle.Plain) == (after.Style == ScalarStyle.Plain) && before.Tag == after.Tag)
        || (ScalarKinds.Resolve(before, GoYaml.V3, out var one) is null && ScalarKinds.Resolve(after, GoYaml.V3, out var other) is null && AreEqual(one, other));

    private static bool AreEqual(ScalarValue before, ScalarValue after) => before.Kind == after.Kind && before.Kind switch
    {
        ScalarKind.Null => true,
        ScalarKind.Boolean => before.Boolean == after.Boolean,
        ScalarKind.Integer => before.Integer == after.Integer,
        ScalarKind.Float => before.Float.Equals(after.Float),
        _ => string.Equals(before.Text, after.Text, StringComparison.Ordinal),
    };

    // What kustomize-controller adds, and the block that it drops when it decrypts.
    private static bool IsOfController(string path, string key) => (path.Length == 0 && key == "sops") || (path == "metadata.labels" && key is FluxGroups.Kustomize + "/name" or FluxGroups.Kustomize + "/namespace");

    private static string Below(string path, string key) => key.AsSpan().ContainsAny("./[] ") ? $"{path}[\"{key}\"]" : path.Length == 0 ? key : $"{path}.{key}";
}
