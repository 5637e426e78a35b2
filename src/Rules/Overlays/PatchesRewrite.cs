using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>
/// Moves <c>patchesStrategicMerge</c> and <c>patchesJson6902</c> to <c>patches</c>, in a kustomization file or in a Flux object. Both
/// fields are moved at once, in the order in which kustomize runs them: merge patches first, then <c>patches</c>, then JSON patches
/// (kustomize api/internal/target/kusttarget_configplugin.go:configureBuiltinTransformers).
/// </summary>
/// <param name="owner">The mapping that holds the fields.</param>
/// <param name="directory">The directory from which paths of patches count.</param>
/// <param name="repository">Where the files of patches are.</param>
internal sealed class PatchesRewrite(Field owner, RepoPath directory, Repository repository)
{
    private readonly Field _patches = owner["patches"];
    private readonly Field _merge = owner["patchesStrategicMerge"];
    private readonly Field _json = owner["patchesJson6902"];

    /// <summary>The fix, or null when the text does not allow it.</summary>
    public Fix? Fix()
    {
        if (owner.Map is not { } map || (_merge.IsWritten && !IsMovable(_merge)) || (_json.IsWritten && !IsMovable(_json)))
        {
            return null;
        }

        var edits = new List<SourceEdit?>();
        if (_patches.IsWritten)
        {
            if (!IsMovable(_patches))
            {
                return null;
            }

            Move(map, _merge, _patches.List!, 0, edits);
            Move(map, _json, _patches.List!, _patches.List!.Items.Count, edits);
        }
        else
        {
            var first = _merge.IsWritten ? _merge : _json;
            edits.Add(YamlEdit.RenameKey(first.Entry!, "patches"));
            edits.AddRange(first.Items.SelectMany(ItemEdits));
            if (_merge.IsWritten)
            {
                Move(map, _json, _merge.List!, _merge.List!.Items.Count, edits);
            }
        }

        return _json.IsWritten && RunsLater() ? Engine.Fix.Ask("write `patches`, which run before names, namespace and labels change", edits) : Engine.Fix.Safe("write `patches`", edits);
    }

    private static bool IsMovable(Field field) => field is { List: { IsFlow: false, Origin.IsVerbatim: true, Items.Count: > 0 }, Entry: not null };

    private void Move(YamlMap map, Field from, YamlList to, int index, List<SourceEdit?> edits)
    {
        if (from.IsWritten)
        {
            edits.Add(YamlListEdit.InsertItems(to, index, [.. from.Items.Select(MovedText)]));
            edits.Add(YamlEdit.Remove(map, from.Entry!));
        }
    }

    /// <summary>The item with its edits made, its lines indented from the item on.</summary>
    private string MovedText(Field item)
    {
        var source = item.Node!.Origin.Source;
        var span = ToLineEnd(source, item.Node.Origin.Span);
        var text = source.Slice(span).ToString();
        foreach (var edit in ItemEdits(item).OfType<SourceEdit>().Select(e => e.Edit).OrderByDescending(e => e.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start - span.Start), edit.NewText, text.AsSpan(edit.Span.End - span.Start));
        }

        return Indented(text, 1 - source.Position(span.Start).Column);
    }

    /// <summary>The edits that make an item of one of the old lists an item of <c>patches</c>; one of them null when it cannot be done.</summary>
    private IEnumerable<SourceEdit?> ItemEdits(Field item) => item.Node switch
    {
        YamlScalar scalar when item.Parent!.Key == _merge.Key => MergeText(scalar),
        YamlMap { IsFlow: false } map when item.Parent!.Key == _merge.Key => [MergeObject(map)],
        YamlMap when item.Parent!.Key == _json.Key => item["patch"] is { List: { } operations } patch ? JsonOperations(patch, operations) : [],
        _ => [null],
    };

    private IEnumerable<SourceEdit?> MergeText(YamlScalar scalar)
    {
        var source = scalar.Origin.Source;
        var start = scalar.Origin.Span.Start;
        var header = source.Slice(scalar.Origin.Span);
        header = header[..Math.Max(0, header.IndexOfAny(" \r\n"))];
        if (scalar.Anchor is not null || !scalar.Origin.IsVerbatim || header is ['|' or '>', ..] && header.ContainsAnyInRange('1', '9'))
        {
            return [null];
        }

        var isFile = directory.TryCombine(scalar.Value) is { } path && repository.File(path) is not null;
        SourceEdit key = Insert(source, start, isFile ? "path: " : "patch: ");

        // A block must now stand deeper than the key `patch`.
        var shift = Math.Max(0, source.Position(start).Column + 2 - FirstColumn(source, scalar.Origin.Span));
        return scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded
            ? [key, .. LinesBelow(source, scalar.Origin.Span).Select(line => Insert(source, line, new string(' ', shift)))]
            : [key];
    }

    /// <summary>In a Flux object a merge patch is written out; <c>patches</c> takes it as text.</summary>
    private static SourceEdit? MergeObject(YamlMap map)
    {
        var source = map.Origin.Source;
        var span = ToLineEnd(source, map.Origin.Span);
        var indent = new string(' ', source.Position(span.Start).Column + 1);
        return StandsAlone(map, map.Origin.Span)
            ? new SourceEdit(source, new TextEdit(span, $"patch: |{source.NewLine}{indent}{Indented(source.Slice(span).ToString(), 2)}"))
            : null;
    }

    /// <summary>In a Flux object JSON operations are written out; <c>patches</c> takes them as text.</summary>
    private static IEnumerable<SourceEdit?> JsonOperations(Field patch, YamlList operations)
    {
        var source = operations.Origin.Source;
        var span = ToLineEnd(source, operations.Origin.Span);
        var line = source.LineSpan(source.Position(span.Start).Line).Start;
        var colon = source.Content.IndexOf(':', patch.Entry!.Key.Origin.Span.End);
        yield return !operations.IsFlow && colon < line && StandsAlone(operations, operations.Origin.Span) ? Insert(source, colon + 1, " |") : null;
        var shift = source.Position(span.Start).Column > source.Position(patch.KeyOrigin.Span.Start).Column ? 0 : 2;
        span = TextSpan.FromBounds(line, span.End);
        yield return new SourceEdit(source, new TextEdit(span, new string(' ', shift) + Indented(source.Slice(span).ToString(), shift)));
    }

    /// <summary>False when an anchor, an alias or a tag ties the text to its surroundings.</summary>
    private static bool StandsAlone(YamlNode node, TextSpan within) => node.Anchor is null && within.Contains(node.Origin.Span) && node switch
    {
        YamlMap map => map.Entries.All(e => StandsAlone(e.Key, within) && StandsAlone(e.Value, within)),
        YamlList list => list.Items.All(i => StandsAlone(i, within)),
        _ => true,
    };

    /// <summary>True when something that kustomize does between <c>patches</c> and JSON patches could change what these find or do.</summary>
    private bool RunsLater()
    {
        if (((string[])["namePrefix", "nameSuffix", "labels", "commonLabels", "commonAnnotations"]).Any(f => owner[f].Exists))
        {
            return true;
        }

        return (owner["namespace"].Exists || owner["targetNamespace"].Exists) && _json.Items.Any(item =>
            item["target"]["namespace"].Exists
            || item.Node!.Origin.Source.Slice(item.Node.Origin.Span).Contains("namespace", StringComparison.Ordinal)
            || (item["path"].Text is { } path && directory.TryCombine(path) is { } at && repository.File(at)?.Text?.Content.Contains("namespace", StringComparison.Ordinal) != false));
    }

    private static SourceEdit Insert(SourceText source, int at, string text) => new(source, new TextEdit(new TextSpan(at, 0), text));

    private static TextSpan ToLineEnd(SourceText source, TextSpan span) =>
        TextSpan.FromBounds(span.Start, source.LineSpan(source.Position(Math.Max(span.Start, span.End - 1)).Line).End);

    private static int FirstColumn(SourceText source, TextSpan block) =>
        LinesBelow(source, block).Select(line => source.Content.AsSpan(line).IndexOfAnyExcept(' ') + 1).FirstOrDefault();

    private static IEnumerable<int> LinesBelow(SourceText source, TextSpan block)
    {
        var last = source.Position(Math.Max(block.Start, block.End - 1)).Line;
        for (var line = source.Position(block.Start).Line + 1; line <= last; line++)
        {
            if (!source.Slice(source.LineSpan(line)).IsWhiteSpace())
            {
                yield return source.LineSpan(line).Start;
            }
        }
    }

    /// <summary>Moves every line but the first to the right, or to the left as far as blanks go.</summary>
    private static string Indented(string text, int by) => string.Join('\n', text.Split('\n').Select((line, i) =>
        i == 0 || line.AsSpan().IsWhiteSpace() ? line
        : by >= 0 ? new string(' ', by) + line
        : line[Math.Min(-by, line.AsSpan().IndexOfAnyExcept(' '))..]));
}
