using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>Reads YAML held in a scalar of another file: a patch, Helm values.</summary>
public static class NestedYaml
{
    /// <summary>
    /// Parses the text of a scalar. Where the file holds the text as it is (data made from a file) or as a literal block, which is the
    /// text itself, indented, the nodes' origins are the true places in the file, also when a build has changed some of the lines
    /// since; else every node points at the scalar as a whole.
    /// </summary>
    public static YamlFile Parse(YamlScalar scalar)
    {
        var source = scalar.Origin.Source;
        if (scalar.Origin.IsVerbatim && source.Slice(scalar.Origin.Span).SequenceEqual(scalar.Value))
        {
            return YamlParser.ParseRegion(source, scalar.Origin.Span);
        }

        if (scalar.Style == ScalarStyle.Literal && scalar.Origin.IsVerbatim && source.Content[scalar.Origin.Span.Start] == '|' && !HasMarkers(scalar.Value))
        {
            var span = scalar.Origin.Span;
            var body = source.Content.AsSpan(span.Start, span.Length).IndexOf('\n');
            if (body >= 0)
            {
                return YamlParser.ParseRegion(source, TextSpan.FromBounds(span.Start + body + 1, span.End));
            }
        }

        var file = YamlParser.Parse(new SourceText(source.Path, scalar.Value));
        var lines = NestedLines.Of(scalar);
        var moved = new Dictionary<YamlNode, YamlNode>(ReferenceEqualityComparer.Instance);
        return file with
        {
            Source = source,
            Documents = [.. file.Documents.Select(d => d with { Root = Relocate(d.Root, o => Moved(o.Span, scalar.Origin, lines), moved), Span = Moved(d.Span, scalar.Origin, lines).Span })],
            Comments = [],
            DuplicateKeys = [],
            Error = file.Error is { } error ? error with { Span = Moved(error.Span, scalar.Origin, lines).Span } : null,
        };
    }

    private static Origin Moved(TextSpan span, Origin scalar, NestedLines? lines)
    {
        if (lines is null)
        {
            return scalar.Derived();
        }

        var place = lines.ToSource(span);
        return lines.IsSame(span, place) ? Origin.Parsed(scalar.Source, place)
            : scalar.Via is { } via ? Origin.Derived(scalar.Source, place).DecoratedBy(via)
            : Origin.Derived(scalar.Source, place);
    }

    /// <summary>True when a line starts with <c>---</c> or <c>...</c>: indented as it stands in the file it would be no marker.</summary>
    private static bool HasMarkers(string text) =>
        text.StartsWith("---", StringComparison.Ordinal)
        || text.StartsWith("...", StringComparison.Ordinal)
        || text.Contains("\n---", StringComparison.Ordinal)
        || text.Contains("\n...", StringComparison.Ordinal);

    /// <summary>The same nodes at another place; what aliases share stays shared.</summary>
    private static YamlNode Relocate(YamlNode node, Func<Origin, Origin> move, Dictionary<YamlNode, YamlNode> moved)
    {
        if (moved.TryGetValue(node, out var known))
        {
            return known;
        }

        var origin = move(node.Origin);
        YamlNode copy = node switch
        {
            YamlMap map => new YamlMap(origin, map.Entries.Select(e => new YamlEntry(Relocate(e.Key, move, moved), Relocate(e.Value, move, moved)))) { Tag = map.Tag, IsFlow = map.IsFlow },
            YamlList list => new YamlList(origin, list.Items.Select(i => Relocate(i, move, moved))) { Tag = list.Tag, IsFlow = list.IsFlow },
            YamlScalar scalar => new YamlScalar(scalar.Value, scalar.Style, origin) { Tag = scalar.Tag },
            _ => throw new InvalidOperationException(),
        };
        copy.Freeze();
        return moved[node] = copy;
    }
}
