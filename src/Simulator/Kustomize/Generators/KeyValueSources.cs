using System.Text;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>The sources of a generator entry: <c>envs</c>, then <c>literals</c>, then <c>files</c> (api/kv/kv.go:Load).</summary>
internal static class KeyValueSources
{
    /// <summary>All keys of an entry in the order of the sources; keys given twice and sources that cannot be read are reported.</summary>
    public static List<Datum> Load(YamlMap entry, BuildFiles files, BuildErrors errors)
    {
        var data = new List<Datum>();
        foreach (var path in Texts(entry, "envs").Concat(entry["env"] is YamlScalar { Value.Length: > 0 } env ? [env] : []))
        {
            if (files.Read(path.Value, path.Origin, errors) is { } file)
            {
                data.AddRange(EnvFile.Read(file, path.Origin, errors));
            }
        }

        foreach (var literal in Texts(entry, "literals"))
        {
            if (Literal(literal, errors) is { } datum)
            {
                data.Add(datum);
            }
        }

        foreach (var source in Texts(entry, "files"))
        {
            if (File(source, files, errors) is { } datum)
            {
                data.Add(datum);
            }
        }

        FindRepeated(data, entry.Text("name") ?? "", errors);
        return data;
    }

    private static IEnumerable<YamlScalar> Texts(YamlMap entry, string field) => (entry[field] as YamlList)?.Items.OfType<YamlScalar>() ?? [];

    private static Datum? Literal(YamlScalar literal, BuildErrors errors)
    {
        var text = literal.Value;
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            errors.Add($"invalid literal source {text}, expected key=value", literal.Origin);
            return null;
        }

        var start = equals + 1;
        var end = text.Length;
        if (end - start >= 2 && text[start] == text[^1] && text[start] is '"' or '\'')
        {
            start++;
            end--;
        }

        return new Datum(text[..equals], Encoding.UTF8.GetBytes(text[start..end]), Part(literal, 0, equals), Part(literal, start, end));
    }

    /// <summary>The place of a part of a scalar: the part itself where the scalar stands in the text as it is, else the scalar.</summary>
    private static Origin Part(YamlScalar scalar, int start, int end)
    {
        var origin = scalar.Origin;
        return origin.IsVerbatim && origin.Source.Slice(origin.Span).SequenceEqual(scalar.Value)
            ? Origin.Parsed(origin.Source, TextSpan.FromBounds(origin.Span.Start + start, origin.Span.Start + end))
            : origin.Derived();
    }

    private static Datum? File(YamlScalar source, BuildFiles files, BuildErrors errors)
    {
        if (!TryParseFileSource(source.Value, out var key, out var path, out var problem))
        {
            errors.Add(problem, source.Origin);
            return null;
        }

        if (files.Read(path, source.Origin, errors) is not { } file)
        {
            return null;
        }

        var content = file.Text is { } text
            ? text.HasByteOrderMark ? Origin.Derived(text, new TextSpan(0, text.Content.Length)) : Origin.Parsed(text, new TextSpan(0, text.Content.Length))
            : Origin.Derived(file.Start.Source, default);
        return new Datum(key, file.Bytes, source.Origin.Derived(), content);
    }

    // api/internal/generators/utils.go:ParseFileSource
    private static bool TryParseFileSource(string source, out string key, out string path, out string problem)
    {
        problem = "";
        var equals = source.IndexOf('=', StringComparison.Ordinal);
        (key, path) = equals < 0 ? (BaseName(source), source) : (source[..equals], source[(equals + 1)..]);
        if (equals >= 0 && path.Contains('=', StringComparison.Ordinal))
        {
            problem = $"source \"{source}\" key name or file path contains '='";
        }
        else if (equals == 0)
        {
            problem = $"missing key name for file path \"{path}\" in source \"{source}\"";
        }
        else if (equals > 0 && path.Length == 0)
        {
            problem = $"missing file path for key name \"{key}\" in source \"{source}\"";
        }

        return problem.Length == 0;
    }

    private static string BaseName(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? path.Length == 0 ? "." : "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    private static void FindRepeated(List<Datum> data, string name, BuildErrors errors)
    {
        var first = new Dictionary<string, Datum>(StringComparer.Ordinal);
        foreach (var datum in data)
        {
            if (!first.TryAdd(datum.Key, datum))
            {
                errors.Add($"configmap {name} illegally repeats the key `{datum.Key}` (first given at {first[datum.Key].KeyOrigin})", datum.KeyOrigin);
            }
        }
    }
}
