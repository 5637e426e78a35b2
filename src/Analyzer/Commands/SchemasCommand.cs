using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;
using McMaster.Extensions.CommandLineUtils;

namespace Dryflux.Analyzer.Commands;

/// <summary><c>dryflux schemas</c>: makes the data under <c>schemas/</c> from documents of the projects they describe.</summary>
internal static class SchemasCommand
{
    private const string Header = "# Written by `dryflux schemas kustomize`, see README.md: facts of kustomize, Apache-2.0, Copyright The Kubernetes Authors.\n";

    public static void Add(CommandLineApplication app) => app.Command("schemas", schemas =>
    {
        schemas.Description = "Make the schemas that dryflux uses.";
        schemas.ShowInHelpText = false;
        SchemaImport.Add(schemas);
        schemas.Command("kustomize", kustomize =>
        {
            kustomize.Description = "Take over merge keys, scopes and reference fields from kustomize's own sources.";
            var openApi = kustomize.Option("--openapi <FILE>", "An OpenAPI document kustomize embeds, plain or gzipped; may be repeated.", CommandOptionType.MultipleValue).IsRequired();
            var names = kustomize.Option("--name-references <FILE>", "The default name-reference fields: YAML, or Go source with YAML between back quotes.", CommandOptionType.SingleValue).IsRequired();
            var vars = kustomize.Option("--var-references <FILE>", "The default var-reference fields, in the same forms.", CommandOptionType.SingleValue).IsRequired();
            var fields = kustomize.Option("--field-specs <FILE>", "Go source that holds the default fields of the transformers, or parts of them; may be repeated.", CommandOptionType.MultipleValue).IsRequired();
            var output = kustomize.Option("--output <DIR>", "Where to write.", CommandOptionType.SingleValue).IsRequired();
            kustomize.OnExecute(() =>
            {
                WriteKustomize([.. openApi.Values.Select(f => ReadDocument(f!))], ReadDocument(names.Value()!), ReadDocument(vars.Value()!), GoConstants.Read(fields.Values!), output.Value()!);
                return (int)ExitCode.Clean;
            });
        });
    });

    private static void WriteKustomize(IReadOnlyList<YamlMap> openApi, YamlMap names, YamlMap vars, GoConstants fields, string directory)
    {
        Directory.CreateDirectory(directory);
        Write("types.tsv", text => SchemaTypesText.Write(openApi.Select(OpenApiReader.ReadTypes).Aggregate((all, more) => all.With(more)), text));
        Write("cluster-scoped.tsv", text =>
        {
            var scopes = openApi.SelectMany(OpenApiReader.ReadScopes).Where(s => !s.Value).Select(s => s.Key.ApiVersion.Contains('/') ? (s.Key.ApiVersion, s.Key.Kind) : ("/" + s.Key.ApiVersion, s.Key.Kind));
            foreach (var (apiVersion, kind) in scopes.Order())
            {
                text.Write($"{apiVersion.Replace('/', '\t')}\t{kind}\n");
            }
        });
        Write("name-references.tsv", text =>
        {
            foreach (var target in Maps(names["nameReference"]))
            {
                foreach (var referrer in Maps(target["fieldSpecs"]))
                {
                    text.Write($"{KindOf(target)}\t{KindOf(referrer)}\t{referrer.Text("path")}\n");
                }
            }
        });
        Write("var-references.tsv", text =>
        {
            foreach (var field in Maps(vars["varReference"]))
            {
                text.Write($"{KindOf(field)}\t{field.Text("path")}\n");
            }
        });

        Write("field-specs.tsv", text =>
        {
            // The order of kustomize's own list of them (builtinpluginconsts/defaultconfig.go).
            foreach (var constant in (ReadOnlySpan<string>)["namePrefixFieldSpecs", "nameSuffixFieldSpecs", "commonLabelFieldSpecs", "templateLabelFieldSpecs", "volumeClaimTemplateLabelFieldSpecs", "commonAnnotationFieldSpecs", "namespaceFieldSpecs", "imagesFieldSpecs", "replicasFieldSpecs"])
            {
                foreach (var list in ReadYaml(constant, fields.Text(constant)).Entries)
                {
                    foreach (var field in Maps(list.Value))
                    {
                        text.Write($"{list.Name}\t{KindOf(field)}\t{field.Text("path")}\t{(field.Text("create") == "true" ? "true" : "false")}\n");
                    }
                }
            }
        });

        void Write(string name, Action<TextWriter> content)
        {
            using var text = new StreamWriter(Path.Combine(directory, name));
            text.Write(Header);
            content(text);
        }
    }

    private static string KindOf(YamlMap map) => $"{map.Text("group")}\t{map.Text("version")}\t{map.Text("kind")}";

    private static IEnumerable<YamlMap> Maps(YamlNode? list) => ((list as YamlList)?.Items ?? []).OfType<YamlMap>();

    private static YamlMap ReadDocument(string path)
    {
        var text = DocumentFile.Text(path);
        return ReadYaml(path, path.EndsWith(".go", StringComparison.Ordinal) ? text.Split('`')[1] : text);
    }

    private static YamlMap ReadYaml(string path, string text) => DocumentFile.Parse(path, text)[0];
}
