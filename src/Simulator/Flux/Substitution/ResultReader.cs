using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>
/// Makes nodes of the text that substitution leaves, as sigs.k8s.io/yaml:YAMLToJSON and json.Unmarshal do, and gives each the origin
/// of the node that was printed there.
/// </summary>
internal sealed class ResultReader(PrintedObject printed, OffsetMap offsets, UsePlaces uses)
{
    private readonly List<BuildError> _errors = [];
    private readonly Dictionary<YamlNode, YamlNode> _results = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the text cannot be.</summary>
    public IReadOnlyList<BuildError> Errors => _errors;

    /// <summary>What a value of the printed object became, or null when it is in the result no more.</summary>
    public YamlNode? ResultOf(YamlNode printedValue) => _results.GetValueOrDefault(printedValue);

    /// <summary>The object, or null with errors.</summary>
    /// <param name="text">The text after substitution.</param>
    /// <param name="path">The file to speak of.</param>
    public YamlMap? Read(string text, string path)
    {
        if (GoString.IndexOfBrokenByte(text) is var half and >= 0)
        {
            Fail("YAMLToJSON: yaml: a value is cut inside a character, or is no UTF-8 (invalid UTF-8 octet)", printed.LeafAt(offsets.ToTemplate(half)));
            return null;
        }

        var file = YamlParser.Parse(new SourceText(path, text));
        if (file.Documents is not [var document, ..])
        {
            var at = file.Error?.Span.Start ?? 0;
            var words = file.Error is { } error ? error.Words ?? error.Message : "nothing is left of the object";
            Fail($"YAMLToJSON: yaml: {words}: with its values the text is no YAML; quotes round an expression do not help, its value needs them", printed.LeafAt(offsets.ToTemplate(at)));
            return null;
        }

        var root = document.Root;
        if (AnchorExpansion.IsNeeded(root))
        {
            root = AnchorExpansion.Expand(root, out var problems);
            foreach (var problem in problems)
            {
                Fail($"YAMLToJSON: yaml: {problem.Message}", SourceOf(problem.Node));
            }
        }

        if (_errors.Count == 0 && root is not YamlMap)
        {
            Fail("UnmarshalJSON: the object is no mapping any more", SourceOf(root));
        }

        var result = _errors.Count == 0 ? ReadMap((YamlMap)root) : null;
        return _errors.Count == 0 ? result : null;
    }

    private YamlNode Read(YamlNode node) => node switch
    {
        YamlMap map => ReadMap(map),
        YamlList list => ReadList(list),
        _ => ReadScalar((YamlScalar)node),
    };

    private YamlMap ReadMap(YamlMap map)
    {
        var source = SourceOf(map);
        var at = offsets.ToTemplate(map.Origin.Span.Start);
        var mapping = printed.MapAt(at) ?? printed.MapAt(source.Span.Start);
        var result = new YamlMap(mapping?.Origin ?? Decorated(source));
        _results.TryAdd(mapping ?? source.Node, result);
        var names = new HashSet<string>(map.Entries.Count, StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (ReadKey(entry.Key) is not { } key)
            {
                continue;
            }

            // Keys that have become equal: the later one counts.
            if (names.Add(key.Value))
            {
                result.Insert(result.Entries.Count, new YamlEntry(key, Read(entry.Value)));
            }
            else
            {
                result.Set(key, Read(entry.Value));
            }
        }

        return result;
    }

    private YamlList ReadList(YamlList list)
    {
        var source = SourceOf(list);
        var written = printed.ListAt(offsets.ToTemplate(list.Origin.Span.Start));
        var result = new YamlList(written?.Origin ?? Decorated(source));
        _results.TryAdd(written ?? source.Node, result);
        foreach (var item in list.Items)
        {
            result.Add(Read(item));
        }

        return result;
    }

    private YamlScalar ReadScalar(YamlScalar scalar)
    {
        var source = SourceOf(scalar);
        var read = InJson(scalar, GoYaml.V2, source);
        var untouched = source.Node is YamlScalar written && offsets.IsVerbatim(source.Span) ? InJson(written, GoYaml.V3, source) : null;
        var result = untouched is not null && IsSame(untouched, read) ? untouched : new YamlScalar(read.Value, read.Style, Decorated(source));
        _results.TryAdd(source.Node, result);
        return result;
    }

    private YamlScalar InJson(YamlScalar scalar, GoYaml library, PrintedNode source)
    {
        var form = (YamlScalar)JsonForm.Of(scalar, library, out var problems);
        foreach (var problem in problems)
        {
            Fail($"YAMLToJSON: {problem.Message}", source);
        }

        return form;
    }

    private static bool IsSame(YamlScalar one, YamlScalar other) =>
        string.Equals(one.Value, other.Value, StringComparison.Ordinal)
        && ScalarKinds.Resolve(one, GoYaml.V3, out var kind) is null
        && ScalarKinds.Resolve(other, GoYaml.V3, out var otherKind) is null
        && kind.Kind == otherKind.Kind;

    private YamlScalar? ReadKey(YamlNode key)
    {
        var source = SourceOf(key);
        if (key is not YamlScalar scalar)
        {
            Fail("YAMLToJSON: yaml: a key has become a mapping or a list (invalid map key)", source);
            return null;
        }

        if (JsonForm.KeyText(scalar) is not { } text)
        {
            Fail("YAMLToJSON: a key has become nothing (unsupported map key of type: %!s(<nil>))", source);
            return null;
        }

        if (source.Node is YamlScalar written && written.Value == text && offsets.IsVerbatim(source.Span))
        {
            return written.Clone();
        }

        return new YamlScalar(text, ScalarKinds.IsString(text, GoYaml.V3) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, Decorated(source));
    }

    private PrintedNode SourceOf(YamlNode node) => printed.LeafAt(offsets.ToTemplate(node.Origin.Span.Start));

    /// <summary>The origin of what substitution changed: where it stood, by way of the first variable that has a place.</summary>
    private Origin Decorated(PrintedNode source)
    {
        foreach (var use in uses.In(source.Span))
        {
            if (use is { Outcome: VariableOutcome.Value, Variable.Origin: { } origin })
            {
                return source.Node.Origin.DecoratedBy(origin);
            }
        }

        var place = source.Node.Origin;
        return place.IsVerbatim ? place.Derived() : place;
    }

    private void Fail(string message, PrintedNode source)
    {
        Place? at = null;
        foreach (var use in uses.In(source.Span))
        {
            at ??= uses.PlaceOf(use.Expression.Span);
        }

        // What the parser says of a text may hold a part of it.
        message = uses.HaveSecrets ? "YAMLToJSON: with the values of its variables, secret ones among them, the text is no YAML that can be sent" : message;
        _errors.Add(new BuildError($"envsubst error: {message}", at ?? source.Node.Origin.Place));
    }
}
