using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>
/// The schema that a comment beside a key gives its mapping or list, as in
/// <c>items: # {"type": "array", "x-kubernetes-patch-strategy": "merge"}</c> (kyaml/yaml/walk/map.go:valueIfPresent).
/// </summary>
internal static class CommentSchema
{
    /// <summary>The schema in the comment of an entry, or null. Any JSON object counts, even one that says nothing about merging.</summary>
    public static TypeSchema? Of(YamlEntry? entry)
    {
        if (entry is not { Value: YamlMap or YamlList, Key.Origin: { IsVerbatim: true } origin })
        {
            return null;
        }

        var rest = origin.Source.Content.AsSpan(origin.Span.End);
        var comment = rest.TrimStart(": \t");
        if (comment is not ['#', ..])
        {
            return null;
        }

        var end = comment.IndexOfAny('\r', '\n');
        var json = (end < 0 ? comment : comment[..end]).TrimStart("# \t");
        return json is ['{', ..] && YamlParser.Parse(new SourceText(origin.Source.Path, json.ToString())) is { Error: null, Documents: [{ Root: YamlMap schema }] }
            ? OpenApiReader.ReadType(schema)
            : null;
    }
}
