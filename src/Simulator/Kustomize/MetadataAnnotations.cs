using System.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Reading;
using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// What <c>buildMetadata</c> adds at the very end, and what the bookkeeping of upstream leaves behind: annotation values become
/// strings, and empty annotations go (api/krusty/kustomizer.go:Run).
/// </summary>
internal static class MetadataAnnotations
{
    private const string OriginKey = "config.kubernetes.io/origin";
    private const string TransformationsKey = "alpha.config.kubernetes.io/transformations";
    private const string ManagedByKey = "app.kubernetes.io/managed-by";

    /// <summary>Finishes the objects of a build.</summary>
    public static void Apply(ResourceSet resources, KustomizationFile kustomization, BuildOptions options)
    {
        if (options.AddManagedByLabel || kustomization.HasMetadataOption("managedByLabel"))
        {
            var at = kustomization.Origin;
            var labels = new YamlMap(at, [new YamlEntry(NodeEdits.Key(ManagedByKey, at), NodeEdits.Text($"kustomize-{options.ToolVersion}", at))]);
            new LabelTransformer(labels, [new FieldSpec("", "", "", "metadata/labels", Create: true)]).Transform(resources, new BuildErrors());
        }

        var showsOrigin = kustomization.HasMetadataOption("originAnnotations");
        var showsTransformations = kustomization.HasMetadataOption("transformerAnnotations");
        foreach (var resource in resources.Resources)
        {
            var origin = showsOrigin ? resource.BuildOrigin : null;
            var transformations = showsTransformations ? resource.Transformations : [];
            if (HasLoose((resource.Root["metadata"] as YamlMap)?["annotations"]) || origin is not null || transformations.Count > 0)
            {
                Annotate(resource, origin, transformations, showsOrigin, showsTransformations);
            }
        }
    }

    /// <summary>True for annotations that are not just some texts under keys of the user's own.</summary>
    private static bool HasLoose(YamlNode? annotations)
    {
        if (annotations is not YamlMap { Entries: { Count: > 0 } entries })
        {
            return annotations is not null;
        }

        foreach (var entry in entries)
        {
            if (entry.Value is not YamlScalar scalar || !ReferenceEquals(StringMaps.AsText(scalar), scalar) || entry.Name is null or OriginKey or TransformationsKey || BuildAnnotations.Has(entry.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static void Annotate(KustomizeResource resource, ResourceOrigin? origin, IReadOnlyList<ResourceOrigin> transformations, bool showsOrigin, bool showsTransformations)
    {
        // Only the metadata is copied; the rest stays shared, and the whole is frozen again.
        var root = new YamlMap(resource.Root.Origin, resource.Root.Entries);
        var written = root.Find("metadata");
        var metadata = new YamlMap((written?.Value ?? root).Origin, (written?.Value as YamlMap)?.Entries);
        var old = metadata["annotations"];
        var result = new YamlMap(old?.Origin ?? root.Origin);
        foreach (var entry in (old as YamlMap)?.Entries ?? [])
        {
            if (BuildAnnotations.Has(entry.Name ?? "") || (entry.Name == OriginKey && !showsOrigin) || (entry.Name == TransformationsKey && !showsTransformations))
            {
                continue;
            }

            result.Insert(result.Entries.Count, entry.Value is YamlScalar scalar ? entry with { Value = StringMaps.AsText(scalar) } : entry);
        }

        if (origin is not null)
        {
            result.Set(NodeEdits.Key(OriginKey, root.Origin), NodeEdits.Text(Text(origin, ""), root.Origin));
        }

        if (transformations.Count > 0)
        {
            var text = new StringBuilder();
            foreach (var transformation in transformations)
            {
                text.Append("- ").Append(Text(transformation, "  ").AsSpan(2));
            }

            result.Set(NodeEdits.Key(TransformationsKey, root.Origin), NodeEdits.Text(text.ToString(), root.Origin));
        }

        if (result.Entries.Count == 0)
        {
            metadata.Remove("annotations");
        }
        else
        {
            metadata.Set(NodeEdits.Key("annotations", root.Origin), result);
        }

        root.Set(written?.Key ?? NodeEdits.Key("metadata", root.Origin), metadata);
        root.Freeze();
        resource.ReplaceRoot(root);
    }

    private static string Text(ResourceOrigin origin, string indent)
    {
        var text = new StringBuilder();
        Line("path", origin.Path, indent);
        Line("configuredIn", origin.ConfiguredIn, indent);
        if (origin.ConfiguredBy is { } by)
        {
            text.Append(indent).Append("configuredBy:\n");
            Line("apiVersion", by.ApiVersion, indent + "  ");
            Line("kind", by.Kind, indent + "  ");
            Line("name", by.Name, indent + "  ");
            Line("namespace", by.Namespace, indent + "  ");
        }

        return text.ToString();

        void Line(string key, string value, string before)
        {
            if (value.Length > 0)
            {
                text.Append(before).Append(key).Append(": ").Append(value).Append('\n');
            }
        }
    }
}
