using System.Text.Json;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>The setter comments of a file, and the values they stand beside.</summary>
/// <param name="file">The file.</param>
internal sealed class PolicyMarkers(SourceFile file)
{
    private readonly Dictionary<int, YamlNode> _values = ValuesByLine(file);

    /// <summary>Every marker of a repository that Flux reads, in order of the files.</summary>
    public static IReadOnlyList<PolicyMarker> In(Workspace workspace) => workspace.Derived(w => new Found([.. w.Files.SelectMany(Of)])).Markers;

    /// <summary>The text of a marker, as <c>flux-system:podinfo:tag</c>; null for a comment that is no JSON of the kind.</summary>
    // kyaml fieldmeta/fieldmeta.go:processShortHand reads a map of strings and nothing else.
    public static string? Read(string comment)
    {
        try
        {
            using var json = JsonDocument.Parse(comment);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String)
                && json.RootElement.TryGetProperty("$imagepolicy", out var name) && name.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The scalar whose line the comment ends, or above which it stands alone as the item of a list; null when there is none.</summary>
    public YamlScalar? ValueOf(Comment comment)
    {
        if (!comment.IsAlone)
        {
            return _values.GetValueOrDefault(comment.Line) as YamlScalar;
        }

        var line = comment.Line + 1;
        while (file.Yaml.CommentOn(line) is { IsAlone: true })
        {
            line++;
        }

        return line <= file.Yaml.Source.LineCount
            && file.Yaml.Source.Slice(file.Yaml.Source.LineSpan(line)).TrimStart().StartsWith("- ")
            && _values.GetValueOrDefault(line) is YamlScalar scalar && !IsKeyed(scalar) ? scalar : null;
    }

    private static IEnumerable<PolicyMarker> Of(SourceFile file)
    {
        PolicyMarkers? markers = null;
        foreach (var comment in file.Yaml.Comments)
        {
            if (comment.Text.Contains("$imagepolicy", StringComparison.Ordinal)
                && Read(comment.Text) is { } text
                && InvalidPolicyMarker.Wrong(text) is null
                && (markers ??= new PolicyMarkers(file)).ValueOf(comment) is { } value)
            {
                var parts = text.Split(':');
                yield return new PolicyMarker(parts[0], parts[1], parts.Length > 2 ? parts[2] : "", value, new Place(file.Yaml.Source, comment.Span));
            }
        }
    }

    private bool IsKeyed(YamlScalar scalar)
    {
        var line = file.Yaml.Source.LineSpan(scalar.Origin.Place.Start.Line);
        return !file.Yaml.Source.Slice(TextSpan.FromBounds(line.Start, scalar.Origin.Span.Start)).Trim().SequenceEqual("-");
    }

    /// <summary>The last value that begins on each line; a container only where nothing else does.</summary>
    private static Dictionary<int, YamlNode> ValuesByLine(SourceFile file)
    {
        var values = new Dictionary<int, YamlNode>();
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<YamlNode>(file.Yaml.Documents.Select(d => d.Root));
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            switch (node)
            {
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        // The key's line belongs to a container that begins below it.
                        values.TryAdd(entry.Key.Origin.Place.Start.Line, entry.Value);
                        stack.Push(entry.Value);
                    }

                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        stack.Push(item);
                    }

                    break;
                default:
                    // A plain or quoted scalar over several lines carries its comment on the last one.
                    values[node.Origin.Place.End.Line] = node;
                    break;
            }
        }

        return values;
    }

    private sealed record Found(IReadOnlyList<PolicyMarker> Markers);
}
