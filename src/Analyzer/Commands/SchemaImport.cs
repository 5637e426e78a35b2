using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Schemas;
using Dryflux.Rules.Schemas.Import;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux schemas import</c>: CRDs and OpenAPI documents → the schemas that dryflux reads.</summary>
internal sealed class SchemaImport
{
    private readonly SchemaFiles _files = new();
    private readonly List<(string Definition, string Field)> _optional = [];

    public static void Add(CommandLineApplication schemas) => schemas.Command("import", import =>
    {
        import.Description = "Turn CRDs and OpenAPI documents into the schemas that dryflux uses: facts only, no prose.";
        var files = import.Argument("FILE", "CRDs in YAML, bundles of them, or an OpenAPI v2 document, plain or gzipped; may be repeated.", multipleValues: true);
        var releases = import.Values("--release <DIR>", "A directory of CRDs as a Flux release has them; may be repeated, oldest first. What stays the same is written once.", "VERSION=DIR");
        var kinds = import.Values("--kind <FILE>", "A JSON Schema of a kind whose CRD is not at hand; may be repeated.", "APIVERSION/KIND=FILE");
        var optional = import.Option("--optional <FILE>", "Fields an OpenAPI document wrongly calls required: definition, tab, field.", CommandOptionType.SingleValue);
        var output = import.Option("--output <DIR>", "Where to write.", CommandOptionType.SingleValue).IsRequired();
        import.OnExecute(() =>
        {
            var run = new SchemaImport();
            try
            {
                run.AddOptional(optional.Value());
                run.AddReleases(releases.Values!);
                run.AddKinds(kinds.Values!);
                foreach (var file in files.Values)
                {
                    run.AddFile(file!);
                }
            }
            catch (InvalidDataException mistake)
            {
                throw new UsageException(mistake.Message);
            }

            run.Write(output.Value()!);
            return (int)ExitCode.Clean;
        });
    });

    private void AddOptional(string? path)
    {
        foreach (var line in path is null ? [] : File.ReadLines(path).Where(l => !l.StartsWith('#')))
        {
            var fields = line.Split('\t');
            _optional.Add((fields[0], fields[1]));
        }
    }

    private void AddReleases(IReadOnlyList<string> releases)
    {
        foreach (var (name, directory) in releases.Select(r => Split(r, "--release")))
        {
            _files.StartRelease(FluxVersion.TryParse(name) ?? throw new UsageException($"--release: {name} is no version such as 2.9"));
            foreach (var file in Directory.EnumerateFiles(directory, "*.yaml").Order(StringComparer.Ordinal))
            {
                AddFile(file);
            }
        }
    }

    private void AddKinds(IReadOnlyList<string> kinds)
    {
        foreach (var (name, path) in kinds.Select(k => Split(k, "--kind")))
        {
            var slash = name.LastIndexOf('/');
            var root = Field.Root(DocumentFile.Read(path)[0]);
            var schema = CustomResourceDefinition.ReadRoot(root, hasStatus: true, Unresolved);
            _files.Add(new SchemaBlock(name[..slash], name[(slash + 1)..], schema, IsNamespaced: true));
        }
    }

    private void AddFile(string path)
    {
        foreach (var document in DocumentFile.Read(path))
        {
            if (document.Text("swagger") is not null)
            {
                Add(new OpenApiDocument(document, _optional).Blocks());
            }

            foreach (var crd in Resource.AllIn(document).Where(r => CustomResourceDefinition.Is(r.Id)))
            {
                Add(CustomResourceDefinition.Kinds(crd.Field, Unresolved).Where(k => k.IsServed).Select(k => new SchemaBlock($"{k.Group}/{k.Version}", k.Kind, k.Schema, k.IsNamespaced)));
            }
        }
    }

    private void Add(IEnumerable<SchemaBlock> blocks)
    {
        foreach (var block in blocks)
        {
            _files.Add(block);
        }
    }

    private void Write(string directory)
    {
        foreach (var (path, content) in _files.Write())
        {
            var file = Path.Combine(directory, $"{path}.schema");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }

    // Nothing is followed while schemas are written.
    private static SchemaNode Unresolved(string reference) => SchemaNode.Anything;

    private static (string Name, string Value) Split(string text, string option)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (text[..equals], text[(equals + 1)..]) : throw new UsageException($"{option}: {text} has no `=`");
    }
}
