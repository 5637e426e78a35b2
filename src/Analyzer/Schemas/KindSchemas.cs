using Dryflux.Analyzer.Commands;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;

namespace Dryflux.Analyzer.Schemas;

/// <summary>
/// The schemas named by <c>--schema</c>: files, or directories with files below. YAML holds CRDs; JSON holds the JSON Schema of a kind,
/// which the file is named after: <c>GROUP/KIND_VERSION.json</c>, <c>GROUP_KIND_VERSION.json</c> or <c>KIND-GROUP-VERSION.json</c> with the
/// first label of the group or none, in any letter case.
/// </summary>
internal sealed class KindSchemas
{
    private readonly List<Field> _definitions = [];
    private readonly Dictionary<string, Lazy<JsonSchemaFile>> _files = new(StringComparer.OrdinalIgnoreCase);

    private KindSchemas()
    {
    }

    /// <summary>Reads what the paths name; a JSON Schema only when an object of its kind is met.</summary>
    /// <exception cref="UsageException">A path leads nowhere, or a file is none of these.</exception>
    public static GivenSchemas Read(IEnumerable<string> paths)
    {
        var schemas = new KindSchemas();
        var any = false;
        foreach (var path in paths)
        {
            any = true;
            if (Directory.Exists(path))
            {
                foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".json" or ".yaml" or ".yml").Order(StringComparer.Ordinal))
                {
                    schemas.Add(file);
                }
            }
            else
            {
                schemas.Add(File.Exists(path) ? path : throw new UsageException($"--schema: {path}: no such file or directory"));
            }
        }

        return any ? new GivenSchemas(schemas._definitions, schemas.Judge) : GivenSchemas.None;
    }

    private void Add(string path)
    {
        if (Path.GetExtension(path) == ".json")
        {
            // The full form names the directory, so that a name without group cannot be taken for one with.
            var file = new Lazy<JsonSchemaFile>(() => new JsonSchemaFile(path));
            var name = Path.GetFileNameWithoutExtension(path);
            _files.TryAdd(name, file);
            _files.TryAdd($"{Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))}/{name}", file);
            return;
        }

        _definitions.AddRange(DocumentFile.Read(path).SelectMany(Resource.AllIn).Where(r => CustomResourceDefinition.Is(r.Id)).Select(r => r.Field));
    }

    private IReadOnlyList<Violation>? Judge(Resource resource)
    {
        var (group, version, kind) = (resource.Id.Group, resource.Id.Version, resource.Id.Kind);
        var first = group.Split('.')[0];
        foreach (var name in (ReadOnlySpan<string>)[$"{group}/{kind}_{version}", $"{group}_{kind}_{version}", group.Length == 0 ? $"{kind}-{version}" : $"{kind}-{first}-{version}"])
        {
            if (_files.TryGetValue(name, out var file))
            {
                return file.Value.Judge(resource);
            }
        }

        return null;
    }
}
