using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>The objects of a YAML text as kustomize reads it: lists taken apart, anchors expanded, empty documents dropped.</summary>
/// <param name="Roots">The objects in order, frozen; without meaning when there are problems.</param>
/// <param name="Problems">Why the text cannot be used.</param>
/// <param name="IsMalformed">True when the text is no YAML at all.</param>
/// <param name="DuplicateKeys">Keys given twice: no object with one can be printed, yet a patch may have them.</param>
public sealed record ResourceFile(IReadOnlyList<YamlMap> Roots, IReadOnlyList<BuildError> Problems, bool IsMalformed, IReadOnlyList<BuildError> DuplicateKeys)
{
    /// <summary>Reads a text (api/resource/factory.go:RNodesFromBytes).</summary>
    public static ResourceFile Read(YamlFile yaml) => new Reader(yaml).Read();

    /// <summary>Reads a file.</summary>
    public static ResourceFile Read(RepoFile file) =>
        file.Yaml is { } yaml ? Read(yaml) : Unreadable(file.Problem ?? "invalid UTF-8: the file is no text", file.Start);

    /// <summary>A text of which nothing can be used.</summary>
    private static ResourceFile Unreadable(string problem, Place place) => new([], [new BuildError($"MalformedYAMLError: yaml: {problem}", place)], IsMalformed: true, []);

    private sealed class Reader(YamlFile yaml)
    {
        private readonly List<BuildError> _problems = [];

        public ResourceFile Read()
        {
            if (yaml.Error is { } broken)
            {
                return Unreadable(broken.Message, new Place(yaml.Source, broken.Span));
            }

            var separators = CountSeparators();
            var nodes = new List<YamlNode>(yaml.Documents.Count);
            foreach (var document in yaml.Documents)
            {
                var root = document.Root;
                if (AnchorExpansion.IsNeeded(root))
                {
                    root = AnchorExpansion.Expand(root, out var errors);
                    foreach (var error in errors)
                    {
                        Report(error.Message, error.Node);
                    }
                }

                if (ComplexKey(root) is { } key)
                {
                    Report("yaml: invalid map key: a key must be a scalar", key);
                }

                if (separators == 0 && root is YamlMap map && map.Text("kind") is "List" or "ResourceList" && map["items"] is YamlList items)
                {
                    nodes.AddRange(items.Items);
                }
                else
                {
                    nodes.Add(root);
                }
            }

            var roots = Inline(Usable(nodes));
            foreach (var root in roots)
            {
                root.Freeze();
            }

            return new ResourceFile(roots, _problems, IsMalformed: false, [.. yaml.DuplicateKeys.Select(Duplicate)]);
        }

        /// <summary>A key that is a mapping or a list: no object with one can become JSON.</summary>
        private static YamlNode? ComplexKey(YamlNode node)
        {
            switch (node)
            {
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        if (entry.Name is null)
                        {
                            return entry.Key;
                        }

                        if (ComplexKey(entry.Value) is { } below)
                        {
                            return below;
                        }
                    }

                    return null;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        if (ComplexKey(item) is { } below)
                        {
                            return below;
                        }
                    }

                    return null;
                default:
                    return null;
            }
        }

        private BuildError Duplicate(DuplicateKey key) => new(
            $"yaml: unmarshal errors: line {key.Again.Key.Origin.Place.Start.Line}: mapping key \"{key.Again.Name}\" already defined at line {key.First.Key.Origin.Place.Start.Line}",
            key.Again.Key.Origin.Place);

        /// <summary>Lines <c>---</c> between documents; anything but a comment behind the dashes is an error (kyaml/kio/byteio_reader.go:splitDocuments).</summary>
        private int CountSeparators()
        {
            var text = yaml.Source.Content;
            var count = 0;
            for (var at = text.IndexOf("\n---", StringComparison.Ordinal); at >= 0; at = text.IndexOf("\n---", at + 1, StringComparison.Ordinal))
            {
                var end = text.IndexOf('\n', at + 1);
                if (end < 0)
                {
                    break;
                }

                count++;
                var rest = text.AsSpan(at + 4, end - at - 4).Trim();
                if (rest.Length > 0 && rest[0] != '#')
                {
                    _problems.Add(new BuildError($"invalid document separator: {text.AsSpan(at + 1, end - at - 1).Trim()}", new Place(yaml.Source, new TextSpan(at + 1, 3))));
                }
            }

            return count;
        }

        private List<YamlMap> Usable(IEnumerable<YamlNode> nodes)
        {
            var usable = new List<YamlMap>();
            foreach (var node in nodes)
            {
                if (node is YamlScalar { IsNull: true } or YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 })
                {
                    continue;
                }

                if (Problem(node) is { } problem)
                {
                    Report(problem, node);
                }
                else
                {
                    usable.Add((YamlMap)node);
                }
            }

            return usable;
        }

        /// <summary>What an object lacks to be one (kyaml/yaml/rnode.go:GetValidatedMetadata).</summary>
        private static string? Problem(YamlNode node)
        {
            if (node is not YamlMap map)
            {
                return "missing Resource metadata";
            }

            var kind = map.Text("kind") ?? "";
            var metadata = map["metadata"] as YamlMap;
            var name = metadata?.Text("name") ?? "";
            if (kind.Length == 0 && metadata is null && map.Text("apiVersion") is null)
            {
                return "missing Resource metadata";
            }

            var shown = $"{{{{{map.Text("apiVersion")} {kind}}} {{{{{name} {metadata?.Text("namespace")}}} map[] map[]}}}}";
            return kind.Length == 0 ? $"missing kind in object {shown}"
                : !kind.EndsWith("List", StringComparison.Ordinal) && name.Length == 0 ? $"missing metadata.name in object {shown}"
                : null;
        }

        /// <summary>Objects in the place of lists; they go to the end of what is there (api/resource/factory.go:inlineAnyEmbeddedLists).</summary>
        private List<YamlMap> Inline(List<YamlMap> maps)
        {
            var result = new List<YamlMap>(maps.Count);
            for (var i = 0; i < maps.Count; i++)
            {
                var map = maps[i];
                var kind = map.Text("kind")!;
                if (!kind.EndsWith("List", StringComparison.Ordinal) || map["items"] is not { } items)
                {
                    result.Add(map);
                }
                else if (items is YamlList list)
                {
                    maps.AddRange(Usable(list.Items));
                }
                else if (items is not YamlScalar { IsNull: true })
                {
                    Report($"expected array in {kind}/items, but found {(items is YamlMap ? "map[string]interface {}" : "string")}", items);
                }
            }

            return result;
        }

        private void Report(string message, YamlNode node) => _problems.Add(new BuildError(message, node.Origin.Place));
    }
}
