using System.Globalization;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Expands <c>vars</c> in the fields that the configuration lists (api/internal/accumulator/refvartransformer.go).</summary>
/// <param name="vars">The vars, each a mapping of <c>name</c>, <c>objref</c> and <c>fieldref</c>.</param>
/// <param name="fields">The fields in which references are expanded.</param>
public sealed class VarTransformer(IReadOnlyList<YamlMap> vars, IReadOnlyList<FieldSpec> fields) : Transformer
{
    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var before = errors.Count;
        var values = new Dictionary<string, VarValue>(StringComparer.Ordinal);
        foreach (var one in vars)
        {
            if (Find(one, resources, errors) is { } value)
            {
                values[one.Text("name") ?? ""] = value;
            }
        }

        if (values.Count == 0 || errors.Count > before)
        {
            return;
        }

        var walker = new FieldSpecWalker(CreatedKind.None, vars[0].Origin, node => Change(node, values)) { Concerns = Concerns };
        foreach (var resource in resources.Resources)
        {
            walker.Apply(resource, fields, errors);
        }
    }

    /// <summary>The value of a var: a field of the object that was tied to it (api/internal/accumulator/resaccumulator.go:findVarValueFromResources).</summary>
    private static VarValue? Find(YamlMap one, ResourceSet resources, BuildErrors errors)
    {
        var name = one.Text("name") ?? "";
        var path = (one["fieldref"] as YamlMap)?.Text("fieldPath") is { Length: > 0 } given ? given : "metadata.name";
        foreach (var resource in resources.Resources)
        {
            if (!resource.VarNames.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            if (FieldPath.Lookup(resource.Root, FieldPath.WithIndices(FieldPath.Split(path)), out _) is { } node && (node is not YamlScalar scalar || VarValue.Of(scalar) is not null))
            {
                return VarValue.Of(node as YamlScalar ?? NodeEdits.Key($"$({name})", one.Origin));
            }

            errors.Add($"field specified in var '{name}' ({path}) not found in corresponding resource {resource.Id}", one.Origin);
            return null;
        }

        errors.Add($"var '{name}' cannot be mapped to a field in the set of known resources", one.Origin);
        return null;
    }

    /// <summary>True when there is a <c>$</c> to look at, or an item or key that may not be there.</summary>
    private static bool Concerns(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.Value.Contains('$', StringComparison.Ordinal),
        YamlMap map => map.Entries.Any(e => e.Key is not YamlScalar key || !IsText(key) || (e.Value is YamlScalar && Concerns(e.Value))),
        YamlList list => list.Items.Any(i => i is not YamlScalar item || !IsText(item) || Concerns(item)),
        _ => false,
    };

    private static FieldChange Change(YamlNode node, Dictionary<string, VarValue> values)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return FieldChange.To(Expand(scalar, values));
            case YamlMap map:
                return ChangeMap(map, values);
            default:
                var list = (YamlList)node;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is not YamlScalar item || !IsText(item))
                    {
                        return FieldChange.Failed("invalid value type expect a string");
                    }

                    list.Replace(i, Expand(item, values));
                }

                return FieldChange.To(list);
        }
    }

    private static FieldChange ChangeMap(YamlMap map, Dictionary<string, VarValue> values)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (entry.Key is not YamlScalar key || !IsText(key))
            {
                return FieldChange.Failed($"invalid map key: value='{entry.Name}'");
            }

            if (entry.Value is YamlScalar value)
            {
                map.Set(key, Expand(value, values));
            }
        }

        return FieldChange.To(map);
    }

    private static YamlScalar Expand(YamlScalar scalar, Dictionary<string, VarValue> values)
    {
        if (!IsText(scalar))
        {
            return scalar;
        }

        if (VariableExpansion.WholeName(scalar.Value) is { } name && values.TryGetValue(name, out var whole))
        {
            return new YamlScalar(whole.Text, ScalarStyle.Plain, scalar.Origin.DecoratedBy(whole.Origin)) { Tag = whole.Tag };
        }

        Origin? by = null;
        var text = VariableExpansion.Expand(scalar.Value, n =>
        {
            if (!values.TryGetValue(n, out var value))
            {
                return null;
            }

            by ??= value.Origin;
            return value.PrintedText;
        });
        return string.Equals(text, scalar.Value, StringComparison.Ordinal)
            ? scalar
            : new YamlScalar(text, ScalarStyle.Plain, scalar.Origin.DecoratedBy(by ?? scalar.Origin)) { Tag = ScalarKinds.StringTag };
    }

    private static bool IsText(YamlScalar scalar) => ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is null && value.Kind == ScalarKind.String;

    /// <summary>The value of a var as it stands alone, and as it is printed inside a text.</summary>
    private sealed record VarValue(string Text, string PrintedText, string Tag, Origin Origin)
    {
        /// <summary>Reads a field as upstream does (kyaml/yaml/rnode.go:GetFieldValue); null when its number is in no form that Go's strconv takes.</summary>
        public static VarValue? Of(YamlScalar scalar)
        {
            _ = ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
            switch (value.Kind)
            {
                case ScalarKind.Integer:
                    return long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
                        ? new VarValue(Print(integer), Print(integer), ScalarKinds.IntegerTag, scalar.Origin)
                        : null;
                case ScalarKind.Boolean:
                    return new VarValue(value.Boolean ? "true" : "false", value.Boolean ? "true" : "false", ScalarKinds.BooleanTag, scalar.Origin);
                case ScalarKind.Float:
                    return new VarValue(scalar.Value, GoNumber.PrintJson(value.Float), ScalarKinds.FloatTag, scalar.Origin);
                default:
                    return new VarValue(scalar.Value, scalar.Value, ScalarKinds.StringTag, scalar.Origin);
            }
        }

        private static string Print(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
