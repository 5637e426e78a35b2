using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>A kustomization file as the build understands it: fields under their proper names, deprecated ones moved to where they belong.</summary>
public sealed class KustomizationFile
{
    private static readonly (string Field, string Instead, string Prefix)[] Deprecated =
    [
        ("bases", "resources", ""),
        ("commonLabels", "labels", ""),
        ("imageTags", "images", ""),
        ("patchesJson6902", "patches", ""),
        ("patchesStrategicMerge", "patches", ""),
        ("vars", "replacements", "[EXPERIMENTAL] "),
    ];

    private readonly YamlMap _root;

    private KustomizationFile(string name, YamlMap root)
    {
        Name = name;
        _root = root;
    }

    /// <summary>Its name, one of three.</summary>
    public string Name { get; }

    /// <summary>Where the file as a whole is.</summary>
    public Origin Origin => _root.Origin;

    /// <summary>True for a component.</summary>
    public bool IsComponent => Kind == "Component";

    /// <summary>The kind as given, <c>Kustomization</c> when none is.</summary>
    public string Kind => _root.Text("kind") is { Length: > 0 } kind ? kind : "Kustomization";

    /// <summary>What upstream prints about deprecated fields, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>Entries of <c>resources</c> and, after them, of <c>bases</c>.</summary>
    public IReadOnlyList<YamlScalar> Resources => [.. Texts("resources"), .. Texts("bases")];

    /// <summary>Entries of <c>images</c> and, after them, of <c>imageTags</c>.</summary>
    public IReadOnlyList<YamlMap> Images => [.. Maps("images"), .. Maps("imageTags")];

    /// <summary>A string field that is there and not empty, or null.</summary>
    public YamlScalar? Text(string field) => _root[field] is YamlScalar { Value.Length: > 0 } scalar ? scalar : null;

    /// <summary>A mapping field, or null.</summary>
    public YamlMap? Map(string field) => _root[field] as YamlMap;

    /// <summary>The strings of a list field; none when it is absent.</summary>
    public IEnumerable<YamlScalar> Texts(string field) => _root[field] is YamlList list ? list.Items.Cast<YamlScalar>() : [];

    /// <summary>The mappings of a list field; none when it is absent.</summary>
    public IEnumerable<YamlMap> Maps(string field) => _root[field] is YamlList list ? list.Items.Cast<YamlMap>() : [];

    /// <summary>True when <c>buildMetadata</c> has an option.</summary>
    public bool HasMetadataOption(string option) => Texts("buildMetadata").Any(o => o.Value == option);

    /// <summary>
    /// Reads the kustomization file of a directory; null, with the reason reported, when there is none, several, or an unusable one
    /// (api/internal/target/kusttarget.go:Load).
    /// </summary>
    /// <param name="files">The directory.</param>
    /// <param name="from">The entry that names the directory, or null for the directory built.</param>
    /// <param name="errors">Where mistakes go.</param>
    /// <param name="failure">What stands before messages about the directory.</param>
    public static KustomizationFile? Read(BuildFiles files, Origin? from, BuildErrors errors, string failure = "")
    {
        var directory = files.Absolute(files.Directory);
        var at = from?.Place ?? new Place(new SourceText(files.Directory.IsRoot ? "." : files.Directory.Value, ""), default);
        switch (Find(files))
        {
            case []:
                errors.Add(failure + (KustomizationFiles.Names.Select(files.Unreadable).FirstOrDefault(p => p is not null) ?? $"unable to find one of 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' in directory '{directory}'"), at);
                return null;
            case [var (file, name)]:
                return Parse(file, name, directory, errors);
            default:
                errors.Add($"{failure}Found multiple kustomization files under: {directory}", at);
                return null;
        }
    }

    /// <summary>
    /// A kustomization that stands in no file, to be built in the place of the directory's own; null, with the reason reported, when
    /// it says nothing or is of another kind.
    /// </summary>
    /// <param name="files">The directory.</param>
    /// <param name="name">The name its file would have, one of three.</param>
    /// <param name="root">Its fields under their proper names, each of its type.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static KustomizationFile? From(BuildFiles files, string name, YamlMap root, BuildErrors errors)
    {
        if (Find(files).Count > 1)
        {
            errors.Add($"Found multiple kustomization files under: {files.Absolute(files.Directory)}", root.Origin);
            return null;
        }

        return From(root, name, root.Origin.Place, files.Absolute(files.Directory), errors);
    }

    /// <summary>The kustomization files of a directory: one in one that can be built.</summary>
    public static IReadOnlyList<(RepoFile File, string Name)> Find(BuildFiles files)
    {
        var found = new List<(RepoFile File, string Name)>(1);
        foreach (var name in KustomizationFiles.Names)
        {
            if (files.TryRead(name, out _) is { } file)
            {
                found.Add((file, name));
            }
        }

        return found;
    }

    private static KustomizationFile? Parse(RepoFile file, string name, string directory, BuildErrors errors)
    {
        if (file.Yaml is not { } yaml)
        {
            errors.Add("invalid Kustomization: the file is not UTF-8 text", file.Start);
            return null;
        }

        if (yaml is { Documents: [], Error: { } broken })
        {
            errors.Add($"invalid Kustomization: error converting YAML to JSON: yaml: {broken.Message}", new Place(yaml.Source, broken.Span));
            return null;
        }

        var before = errors.Count;
        var root = yaml.Documents is [var first, ..] ? new ConfigReader(errors, "invalid Kustomization").ReadObject(first.Root, Shapes.Kustomization) : null;
        return errors.Count > before ? null : From(root, name, file.Start, directory, errors);
    }

    private static KustomizationFile? From(YamlMap? root, string name, Place start, string directory, BuildErrors errors)
    {
        if (root is null || IsEmpty(root))
        {
            errors.Add("kustomization.yaml is empty", start);
            return null;
        }

        var before = errors.Count;
        root.Freeze();
        var kustomization = new KustomizationFile(name, root);
        kustomization.CheckKind(directory, errors);
        kustomization.Warnings = [.. Deprecated.Where(d => root[d.Field] is not null).Select(d =>
            $"# Warning: '{d.Field}' is deprecated. Please use '{d.Instead}' instead. {d.Prefix}Run 'kustomize edit fix' to update your Kustomization automatically.")];
        return errors.Count > before ? null : kustomization;
    }

    /// <summary>True when no field says anything (api/types/kustomization.go:CheckEmpty).</summary>
    private static bool IsEmpty(YamlMap root) => root.Entries.All(e => e.Name is "apiVersion" or "kind" || e.Value switch
    {
        YamlScalar scalar => scalar.Value.Length == 0,
        // These are appended to another field: an empty list leaves no trace.
        YamlList { Items.Count: 0 } => e.Name is "bases" or "imageTags" or "helmChartInflationGenerator",
        _ => false,
    });

    private void CheckKind(string directory, BuildErrors errors)
    {
        if (Kind is not ("Kustomization" or "Component"))
        {
            errors.Add($"Failed to read kustomization file under {directory}:\nkind should be Kustomization or Component", _root["kind"]!.Origin);
        }

        var version = IsComponent ? "kustomize.config.k8s.io/v1alpha1" : "kustomize.config.k8s.io/v1beta1";
        if (Text("apiVersion") is { } given && given.Value != version)
        {
            errors.Add($"Failed to read kustomization file under {directory}:\napiVersion for {Kind} should be {version}", given.Origin);
        }
    }
}
