using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// The kustomization file that Flux puts in the place of the directory's own, or of none: what stands there, without what the filter
/// leaves out, and with the fields of the Flux Kustomization (fluxcd/pkg kustomize/kustomize_generator.go:GenerateManifest).
/// What comes from the Flux Kustomization keeps its place there.
/// </summary>
/// <param name="files">The directory.</param>
/// <param name="spec">The Flux Kustomization.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class GeneratedKustomization(BuildFiles files, KustomizationSpec spec, BuildErrors errors)
{
    private static readonly string[] RemotePrefixes = ["git::", "gh:", "ssh://", "https://", "http://", "git@", "github.com:", "github.com/"];

    private string _name = "kustomization.yaml";

    /// <summary>The kustomization; null with the reasons reported.</summary>
    public KustomizationFile? Make(FluxBuildOptions options)
    {
        var generation = new BuildErrors();
        var root = MakeRoot(options, generation);
        errors.AddAll(options.IsController ? generation.All : generation.All.Select(e => e with { Message = $"failed to generate kustomization.yaml: {e.Message}" }));
        if (generation.Count > 0)
        {
            return null;
        }

        var reading = new BuildErrors();
        var kustomization = KustomizationFile.From(files, _name, root!, reading);
        errors.AddAll(reading.All.Select(e => e with { Message = $"kustomize build failed: {e.Message}" }));
        return kustomization;
    }

    private YamlMap? MakeRoot(FluxBuildOptions options, BuildErrors generation)
    {
        var filter = options.IsController ? null : new BuildFilter(files.Repository, files.Directory, options.IgnorePaths);
        var root = KustomizationFile.Find(files) is [var (file, name), ..] ? ReadOwn(file, name, generation) : Scan(filter, generation);
        if (root is null)
        {
            return null;
        }

        if (filter is not null)
        {
            Filter(root, "resources", filter, generation);
            Filter(root, "components", filter, generation);
            Filter(root, "crds", filter, generation);
        }

        AddSpec(root, generation);
        RemoveEmpty(root);
        return root;
    }

    /// <summary>The directory's own file, read leniently: unknown fields vanish, the last of several keys counts, numbers become texts.</summary>
    private YamlMap? ReadOwn(RepoFile file, string name, BuildErrors generation)
    {
        _name = name;
        var start = Origin.Derived(file.Start.Source, default);
        if (file.Yaml is not { } yaml)
        {
            generation.Add("error converting YAML to JSON: yaml: the file is not UTF-8 text", start);
            return null;
        }

        if (yaml is { Documents: [], Error: { } broken })
        {
            generation.Add($"error converting YAML to JSON: yaml: {broken.Message}", new Place(yaml.Source, broken.Span));
            return null;
        }

        var reader = new ConfigReader(generation, "error unmarshaling JSON: while decoding JSON", allowUnknown: true, convertsScalars: true);
        var before = generation.Count;
        var root = yaml.Documents is [var first, ..] ? reader.ReadObject(first.Root, Shapes.Kustomization) : null;
        if (generation.Count > before)
        {
            return null;
        }

        root ??= new YamlMap(start);
        Preset(root, "apiVersion", "kustomize.config.k8s.io/v1beta1");
        Preset(root, "kind", "Kustomization");
        if (root["resources"] is not YamlList { Items.Count: > 0 })
        {
            // A file without resources must not count as empty.
            Set(root, "buildMetadata", new YamlList(root.Origin, [NodeEdits.Text("originAnnotations", root.Origin)]));
        }

        return root;
    }

    /// <summary>Flux reads the file over these values: a component must therefore say which API version it has.</summary>
    private static void Preset(YamlMap root, string field, string value)
    {
        if (root[field] is null)
        {
            Set(root, field, NodeEdits.Text(value, root["kind"]?.Origin ?? root.Origin));
        }
    }

    private YamlMap Scan(BuildFilter? filter, BuildErrors generation)
    {
        var at = spec.PathOrigin;
        var root = new YamlMap(at.Derived());
        var found = new ManifestScan(files, filter, at, generation).Run();
        if (found.Count == 0)
        {
            // A directory without manifests must not count as empty either.
            Set(root, "namespace", NodeEdits.Text("_placeholder", at));
        }
        else
        {
            Set(root, "resources", new YamlList(root.Origin, found));
        }

        return root;
    }

    private void Filter(YamlMap root, string field, BuildFilter filter, BuildErrors generation)
    {
        if (root[field] is YamlList list)
        {
            Set(root, field, new YamlList(list.Origin, filter.Keep(list.Items, mayBeAddresses: field != "crds", files, generation)));
        }
    }

    private void AddSpec(YamlMap root, BuildErrors generation)
    {
        SetText(root, "namespace", spec.Text("targetNamespace"));
        SetText(root, "namePrefix", spec.Text("namePrefix"));
        SetText(root, "nameSuffix", spec.Text("nameSuffix"));
        Append(root, "patches", spec.Maps("patches"));
        Append(root, "components", Components(generation));
        Images(root);
        if (spec.Texts("buildMetadata").ToList() is { Count: > 0 } metadata)
        {
            Set(root, "buildMetadata", new YamlList(metadata[0].Origin, metadata));
        }
    }

    private List<YamlScalar> Components(BuildErrors generation)
    {
        var kept = new List<YamlScalar>();
        foreach (var component in spec.Texts("components"))
        {
            if (!IsLocal(component.Value))
            {
                generation.Add($"component path '{component.Value}' must be local and relative", component.Origin);
            }
            else if (!spec.Flag("ignoreMissingComponents") || (files.Directory.TryCombine(component.Value) is { } path && files.Repository.Resolve(path) is not null))
            {
                kept.Add(component);
            }
        }

        return kept;
    }

    private static bool IsLocal(string path)
    {
        foreach (var prefix in RemotePrefixes)
        {
            if (path.Length > prefix.Length && path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return !path.StartsWith('/') && !path.StartsWith("file:///", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An image of the file is changed where the spec names it; tag and digest select the version together.</summary>
    private void Images(YamlMap root)
    {
        var images = (root["images"] as YamlList)?.Items.Cast<YamlMap>().ToList() ?? [];
        foreach (var image in spec.Maps("images"))
        {
            var name = image.Text("name") ?? "";
            var i = images.FindIndex(known => (known.Text("name") ?? "") == name);
            if (i < 0)
            {
                images.Add(image);
                continue;
            }

            var merged = new YamlMap(image.Origin, images[i].Entries);
            Take(merged, image, "newName");
            if (Given(image, "newTag") || Given(image, "digest"))
            {
                merged.Remove("newTag");
                merged.Remove("digest");
                Take(merged, image, "newTag");
                Take(merged, image, "digest");
            }

            images[i] = merged;
        }

        if (images.Count > 0)
        {
            Set(root, "images", new YamlList((root["images"] ?? images[0]).Origin, images));
        }
    }

    private static bool Given(YamlMap image, string field) => image.Text(field) is { Length: > 0 };

    private static void Take(YamlMap merged, YamlMap image, string field)
    {
        if (Given(image, field))
        {
            merged.Set(NodeEdits.Key(field, image.Origin), image[field]!);
        }
    }

    private static void Append(YamlMap root, string field, IEnumerable<YamlNode> more)
    {
        var own = root[field] as YamlList;
        List<YamlNode> all = [.. own?.Items ?? [], .. more];
        if (all.Count > 0)
        {
            Set(root, field, new YamlList((own ?? all[0]).Origin, all));
        }
    }

    private static void SetText(YamlMap root, string field, YamlScalar? value)
    {
        if (value is not null)
        {
            Set(root, field, value);
        }
    }

    private static void Set(YamlMap root, string field, YamlNode value) => root.Set(NodeEdits.Key(field, value.Origin), value);

    /// <summary>Go writes no empty fields.</summary>
    private static void RemoveEmpty(YamlMap root)
    {
        foreach (var entry in root.Entries.ToList())
        {
            if (entry.Value is YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 } or YamlScalar { Value.Length: 0 })
            {
                root.Remove(entry.Name!);
            }
        }
    }
}
