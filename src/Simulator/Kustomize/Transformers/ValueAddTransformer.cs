using System.Globalization;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Sets one value in fields of several objects, whole or as one part of a path (api/internal/builtins/ValueAddTransformer.go).</summary>
/// <param name="value">The value.</param>
/// <param name="targets">Objects and fields, as mappings with <c>selector</c>, <c>fieldPath</c> and <c>filePathPosition</c>.</param>
public sealed class ValueAddTransformer(YamlScalar value, IReadOnlyList<YamlMap> targets) : Transformer
{
    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var target in targets)
        {
            if (target.Text("fieldPath") is not { Length: > 0 } path)
            {
                errors.Add("fieldPath cannot be empty", target.Origin);
                continue;
            }

            var position = long.Parse(target.Text("filePathPosition") ?? "0", CultureInfo.InvariantCulture);
            if (position < 0)
            {
                errors.Add($"value of FilePathPosition ({position}) cannot be negative", target["filePathPosition"]!.Origin);
                continue;
            }

            IReadOnlyList<KustomizeResource> selected = resources.Resources;
            if (target["selector"] is YamlMap selector)
            {
                if (SelectorPattern.From(Selector.From(selector), errors) is not { } pattern)
                {
                    continue;
                }

                selected = resources.Select(pattern);
            }

            foreach (var resource in selected)
            {
                if (path == "metadata/namespace")
                {
                    new NamespaceTransformer(value, []).Apply(resource, errors);
                }
                else
                {
                    Set(resource, path, position, errors);
                }
            }
        }
    }

    private void Set(KustomizeResource resource, string path, long position, BuildErrors errors)
    {
        var keys = FieldPath.Split(path, '/');
        var map = resource.Writable();
        for (var i = 0; i < keys.Count - 1; i++)
        {
            if (map[keys[i]] is not (null or YamlMap or YamlScalar { IsNull: true }))
            {
                errors.Add($"wrong node kind: expected MappingNode at '{keys[i]}' of field '{path}'", map[keys[i]]!.Origin);
                return;
            }

            map = NodeEdits.MapAt(map, keys[i], value.Origin);
        }

        var old = map[keys[^1]] ?? new YamlScalar("", ScalarStyle.Plain, value.Origin);
        if (old is not YamlScalar scalar)
        {
            errors.Add(FieldChange.WrongKind("Scalar", old).Problem!, old.Origin);
            return;
        }

        var text = position > 0 ? InsertPart(scalar.IsNull ? "" : scalar.Value, position - 1, value.Value) : value.Value;
        map.Set(NodeEdits.Key(keys[^1], value.Origin), NodeEdits.Replace(scalar, text, null, value.Origin));
    }

    /// <summary>Puts a part into a path; a position past its end appends, a leading slash stays (kyaml/filesys/util.go:InsertPathPart).</summary>
    private static string InsertPart(string path, long position, string part)
    {
        var isAbsolute = path.StartsWith('/');
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        parts.Insert((int)Math.Min(position, parts.Count), part);
        return (isAbsolute ? "/" : "") + string.Join('/', parts);
    }
}
