using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>
/// Composes the values of HelmReleases as helm-controller does (fluxcd/pkg chartutil/values.go:ChartValuesFromReferences): the
/// entries of <c>valuesFrom</c> in order, each over those before it, then <c>values</c> over all. An entry with <c>targetPath</c>
/// sets its value in what is composed so far with <c>values</c> on top; it outlives the last merge only where the mapping that it
/// writes into is still the one of <c>values</c>.
/// </summary>
/// <param name="find">What is known of a ConfigMap or Secret by kind, namespace and name; null when it does not exist.</param>
public sealed class HelmValues(Func<string, string, string, ValuesObject?> find)
{
    /// <summary>Composes the values of one HelmRelease.</summary>
    /// <param name="release">The HelmRelease as applied; its nodes are not changed.</param>
    /// <param name="namespace">The namespace it is applied to.</param>
    public ComposedValues Compose(FluxHelmRelease release, string @namespace)
    {
        var unknown = new List<UnknownValues>();
        var errors = new List<BuildError>();
        var inline = Inline(release, errors);
        var values = new YamlMap(release.Values.Origin);
        foreach (var item in release.ValuesFrom.Items)
        {
            var reference = new ValuesReference(item, @namespace);
            values = Add(values, inline, reference, unknown, errors);
        }

        values = ValuesMerge.Merge(values, inline);
        values.Freeze();
        return new ComposedValues(values, unknown, errors);
    }

    /// <summary><c>values</c>, changeable; null when there are none.</summary>
    private static YamlMap? Inline(FluxHelmRelease release, List<BuildError> errors)
    {
        if (release.Values.Map is not { } written)
        {
            return null;
        }

        var values = JsonForm.Of(written, GoYaml.V3, out var problems);
        errors.AddRange(problems.Select(p => new BuildError(p.Message, p.Node.Origin.Place)));
        return (YamlMap)values;
    }

    private YamlMap Add(YamlMap values, YamlMap? inline, ValuesReference reference, List<UnknownValues> unknown, List<BuildError> errors)
    {
        if (reference.Kind is not ("ConfigMap" or "Secret"))
        {
            errors.Add(new BuildError(reference.Error("unsupported values reference kind"), reference.Field["kind"].Origin.Place));
            return values;
        }

        var known = find(reference.Kind, reference.Namespace, reference.Name);
        if (known is null)
        {
            return Missing("resource not found", reference.Field["name"]);
        }

        var cause = known.Cause;
        var datum = known.Root is { } root ? ValuesData.Find(root, reference, out cause) : null;
        if (datum is null && (cause is null || known.Keys?.Contains(reference.Key) == false))
        {
            return Missing("key not found", reference.Field["valuesKey"]);
        }

        if (reference.TargetPath.Length > 0)
        {
            values = ValuesMerge.Merge(values, inline);
        }

        if (datum is null || IsUnknown(datum, reference, ref cause))
        {
            unknown.Add(new UnknownValues(cause!, reference.TargetPath, reference.Field.KeyOrigin.Place));
            return reference.TargetPath.Length > 0 ? Set(values, "?", reference, (_, at) => Placeholder(reference, at), datum, errors) : values;
        }

        return reference.TargetPath.Length > 0 ? SetDatum(values, datum, reference, errors) : Merge(values, datum, reference, errors);

        YamlMap Missing(string reason, Field at)
        {
            if (!reference.IsOptional)
            {
                errors.Add(new BuildError(reference.Error(reason), at.Origin.Place));
            }

            return values;
        }
    }

    /// <summary>True for a text that is nothing but a variable without known value, or is to be set and has one in it.</summary>
    private static bool IsUnknown(YamlScalar datum, ValuesReference reference, ref string? cause)
    {
        var text = datum.Value.AsSpan().Trim();
        var isUnknown = reference.TargetPath.Length > 0 ? text.Contains("${", StringComparison.Ordinal) : text is ['$', '{', .., '}'] && !text.Contains('\n');
        cause = isUnknown ? $"the key {reference.Key} of {reference.Kind}/{reference.Namespace}/{reference.Name} holds a variable whose value is not known" : cause;
        return isUnknown;
    }

    private static YamlMap Merge(YamlMap values, YamlScalar datum, ValuesReference reference, List<BuildError> errors)
    {
        var read = ValuesText.Read(datum, out var error);
        if (error is not null)
        {
            // What the parser says of a text may hold a part of it.
            errors.Add(new BuildError(reference.Error(reference.IsSecret ? "error converting YAML to JSON: yaml: the text is no YAML mapping" : error.Message), error.Place));
        }

        return read is null ? values : ValuesMerge.Merge(values, reference.IsSecret ? (YamlMap)Masked(read, reference) : read);
    }

    /// <summary>Sets the datum at the target path (chartutil/values.go:ReplacePathValue, ReplacePathLiteralValue).</summary>
    private static YamlMap SetDatum(YamlMap values, YamlScalar datum, ValuesReference reference, List<BuildError> errors)
    {
        var text = datum.Value;
        var isQuoted = (text.StartsWith('\'') && text.EndsWith('\'')) || (text.StartsWith('"') && text.EndsWith('"'));
        Func<string, Origin, YamlNode> read = reference.IsSecret ? (_, at) => Placeholder(reference, at)
            : reference.IsLiteral || isQuoted ? SetValue.Text
            : SetValue.Typed;
        return Set(values, reference.IsLiteral ? Escaped(text) : isQuoted ? text.Trim('\'', '"') : text, reference, read, datum, errors);
    }

    private static YamlMap Set(YamlMap values, string text, ValuesReference reference, Func<string, Origin, YamlNode> read, YamlScalar? datum, List<BuildError> errors)
    {
        var path = reference.Field["targetPath"].Origin;
        if (SetLine.Write(values, $"{reference.TargetPath}={text}", read, path, datum?.Origin ?? reference.Field["name"].Origin) is { } error)
        {
            errors.Add(new BuildError(reference.Error(reference.IsSecret ? "the value cannot be set at the target path (failed to merge value)" : error), path.Place));
        }

        return values;
    }

    private static string Escaped(string text)
    {
        foreach (var special in new[] { "\\", ",", "[", "]", "{", "}" })
        {
            text = text.Replace(special, $"\\{special}", StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>The same structure with a placeholder for every value of a Secret: none must ever be shown.</summary>
    private static YamlNode Masked(YamlNode node, ValuesReference reference) => node switch
    {
        YamlMap map => new YamlMap(map.Origin, map.Entries.Select(e => new YamlEntry(e.Key, Masked(e.Value, reference)))),
        YamlList list => new YamlList(list.Origin, list.Items.Select(i => Masked(i, reference))),
        _ => Placeholder(reference, node.Origin),
    };

    private static YamlScalar Placeholder(ValuesReference reference, Origin at) => new(reference.Placeholder, ScalarStyle.Plain, at.Derived());
}
