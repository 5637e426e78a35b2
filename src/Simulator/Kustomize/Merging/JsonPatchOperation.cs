using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>One operation of a JSON 6902 patch (evanphx/json-patch v4, patch.go).</summary>
internal sealed class JsonPatchOperation
{
    private readonly string? _from;
    private readonly YamlNode? _value;

    private JsonPatchOperation(YamlMap map)
    {
        Origin = map.Origin;
        Kind = TextOf(map, "op") ?? "unknown";
        Path = TextOf(map, "path");
        Pointed = (map["path"] ?? map).Origin;
        _from = TextOf(map, "from");
        _value = map["value"] is { } value ? JsonForm.Of(value, GoYaml.V2, out _) : null;
    }

    /// <summary>Where the operation is written.</summary>
    public Origin Origin { get; }

    /// <summary>Where its <c>path</c> is written.</summary>
    public Origin Pointed { get; }

    /// <summary>What it does: <c>add</c>, <c>remove</c>, ...</summary>
    public string Kind { get; }

    /// <summary>The pointer to what it is done to, or null.</summary>
    public string? Path { get; }

    /// <summary>Reads an operation; what is missing or of the wrong type shows when it is applied.</summary>
    public static JsonPatchOperation Read(YamlMap map) => new(map);

    /// <summary>Applies the operation; null, or why it does not apply.</summary>
    public string? Apply(ref YamlNode root)
    {
        switch (Kind)
        {
            case "add":
                return Path is null ? "add operation failed to decode path: missing value" : Add(root, Value(), $"add operation does not apply: doc is missing path: \"{Path}\"", $"error in add for path: '{Path}': ");
            case "remove":
                return Path is null ? "remove operation failed to decode path: missing value" : Remove(root);
            case "replace":
                return Path is null ? "replace operation failed to decode path: operation missing path field: missing value" : Replace(ref root);
            case "move":
                return Move(root);
            case "copy":
                return Copy(root);
            case "test":
                return Path is null ? "test operation failed to decode path: operation missing path field: missing value" : Test(root);
            default:
                return $"Unexpected kind: {Kind}";
        }
    }

    private string? Add(YamlNode root, YamlNode value, string missing, string failing)
    {
        if (JsonContainer.Find(root, Path!) is not { } container)
        {
            return $"{missing}: missing value";
        }

        return container.Add(value, Origin) is { } problem ? failing + problem : null;
    }

    private string? Remove(YamlNode root)
    {
        if (JsonContainer.Find(root, Path!) is not { } container)
        {
            return $"remove operation does not apply: doc is missing path: \"{Path}\": missing value";
        }

        return container.Remove() is { } problem ? $"error in remove for path: '{Path}': {problem}" : null;
    }

    private string? Replace(ref YamlNode root)
    {
        if (Path!.Length == 0)
        {
            // Anything else than a mapping or a list is passed over in silence.
            root = _value is YamlMap or YamlList ? _value.Clone() : root;
            return null;
        }

        if (JsonContainer.Find(root, Path) is not { } container)
        {
            return $"replace operation does not apply: doc is missing path: {Path}: missing value";
        }

        return container.Get(out _) is not null
            ? $"replace operation does not apply: doc is missing key: {Path}: missing value"
            : container.Set(Value(), Origin) is { } problem ? $"error in remove for path: '{Path}': {problem}" : null;
    }

    private string? Move(YamlNode root)
    {
        if (_from is null)
        {
            return "move operation failed to decode from: operation, missing from field: missing value";
        }

        if (JsonContainer.Find(root, _from) is not { } source)
        {
            return $"move operation does not apply: doc is missing from path: {_from}: missing value";
        }

        if ((source.Get(out var value) ?? source.Remove()) is { } problem)
        {
            return $"error in move for path: '{source.Key}': {problem}";
        }

        return Path is null
            ? "move operation failed to decode path: operation missing path field: missing value"
            : Add(root, value ?? Null(), $"move operation does not apply: doc is missing destination path: {Path}", $"error in move for path: '{Path}': ");
    }

    private string? Copy(YamlNode root)
    {
        if (_from is null)
        {
            return "copy operation failed to decode from: operation, missing from field: missing value";
        }

        if (JsonContainer.Find(root, _from) is not { } source)
        {
            return $"copy operation does not apply: doc is missing from path: {_from}: missing value";
        }

        if (source.Get(out var value) is { } problem)
        {
            return $"error in copy for from: '{_from}': {problem}";
        }

        return Path is null
            ? "copy operation failed to decode path: missing value"
            : Add(root, value?.Clone() ?? Null(), $"copy operation does not apply: doc is missing destination path: {Path}", "error while adding value during copy: ");
    }

    private string? Test(YamlNode root)
    {
        var found = root;
        if (Path!.Length > 0)
        {
            if (JsonContainer.Find(root, Path) is not { } container)
            {
                return $"test operation does not apply: is missing path: {Path}: missing value";
            }

            if (container.Get(out found) is { } problem)
            {
                return $"error in test for path: '{Path}': {problem}";
            }
        }

        var isEqual = ListItems.IsMissing(found) ? ListItems.IsMissing(_value) : _value is not null && IsEqual(found!, _value);
        return isEqual ? null : $"testing value {Path} failed: test failed";
    }

    private YamlNode Value() => _value?.Clone() ?? Null();

    private YamlScalar Null() => new("null", ScalarStyle.Plain, Origin.Derived());

    private static string? TextOf(YamlMap map, string key) =>
        map[key] is YamlScalar scalar && ScalarKinds.Resolve(scalar, GoYaml.V2, out var value) is null && value.Kind is ScalarKind.String or ScalarKind.Timestamp ? scalar.Value : null;

    private static bool IsEqual(YamlNode a, YamlNode b)
    {
        switch (a, b)
        {
            case (YamlMap x, YamlMap y):
                return x.Entries.Count == y.Entries.Count && x.Entries.All(e => y.Find(e.Name!) is { } other && IsEqual(e.Value, other.Value));
            case (YamlList x, YamlList y):
                return x.Items.Count == y.Items.Count && x.Items.Zip(y.Items).All(p => IsEqual(p.First, p.Second));
            case (YamlScalar x, YamlScalar y):
                _ = ScalarKinds.Resolve(x, GoYaml.V3, out var mine);
                _ = ScalarKinds.Resolve(y, GoYaml.V3, out var theirs);
                return (mine.Kind == ScalarKind.String) == (theirs.Kind == ScalarKind.String) && string.Equals(mine.Text, theirs.Text, StringComparison.Ordinal);
            default:
                return false;
        }
    }
}
