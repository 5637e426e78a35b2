using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel;
using Dryflux.Rules.Cel.Kubernetes;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Cel;

/// <summary>The rules of real custom resource definitions, all of which API servers accept.</summary>
public sealed class CelCorpusTests
{
    private readonly SchemaStore _store = new(FluxVersion.Newest);
    private readonly List<string> _mistakes = [];
    private int _rules;

    [SharedFact]
    public void EveryRuleOfFluxIsAccepted()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Paths.Shared!, "facts", "flux-api", "crds"), "*.yaml", SearchOption.AllDirectories))
        {
            Check(YamlParser.Parse(new SourceText(Path.GetFileName(file), File.ReadAllText(file))));
        }

        Assert.True(_mistakes.Count == 0, string.Join("\n", _mistakes));
        Assert.True(_rules >= 117, $"{_rules} rules");
    }

    [SharedFact]
    public void EveryRuleInTheCorpusIsAccepted()
    {
        foreach (var archive in Corpus.Archives)
        {
            var (repository, paths) = Corpus.Read(archive);
            foreach (var path in paths.Where(p => p.ToString().EndsWith(".yaml", StringComparison.Ordinal) || p.ToString().EndsWith(".yml", StringComparison.Ordinal)))
            {
                if (repository.File(path) is { } yaml && yaml.Bytes.AsSpan().IndexOf("x-kubernetes-validations"u8) >= 0)
                {
                    Check(yaml.Yaml!);
                }
            }
        }

        Assert.True(_mistakes.Count == 0, string.Join("\n", _mistakes));
        Assert.True(_rules >= 730, $"{_rules} rules");
    }

    private void Check(YamlFile file)
    {
        foreach (var document in file.Documents)
        {
            var crd = Field.Root(document.Root);
            if (crd["kind"].Text != "CustomResourceDefinition")
            {
                continue;
            }

            foreach (var version in crd["spec"]["versions"].Items)
            {
                var schema = version["schema"]["openAPIV3Schema"];
                if (schema.Map is not null)
                {
                    Walk(CustomResourceDefinition.ReadRoot(schema, hasStatus: false, _store.Resolve), file.Source.Path, "self", isRoot: true);
                }
            }
        }
    }

    private void Walk(SchemaNode schema, string file, string path, bool isRoot)
    {
        foreach (var rule in schema.Rules)
        {
            _rules++;
            var self = SchemaTypes.Of(schema, path, isRoot) ?? throw new InvalidOperationException($"{file} {path}: no type");
            var expression = CelExpression.Compile(rule.Expression, CelEnvironment.Kubernetes(self, rule.OptionalOldSelf));
            _mistakes.AddRange(expression.Errors.Select(e => $"{file} {path}: {rule.Expression}: {e}"));
            if (expression.Errors.Count == 0 && !expression.ResultType.IsSame(CelType.Bool))
            {
                _mistakes.Add($"{file} {path}: {rule.Expression}: {expression.ResultType}");
            }
        }

        foreach (var (name, property) in schema.Properties)
        {
            Walk(property, file, $"{path}.{name}", isRoot: false);
        }

        foreach (var part in schema.AllOf)
        {
            Walk(part, file, path, isRoot);
        }

        if (schema.Items is { } items)
        {
            Walk(items, file, path + "[]", isRoot: false);
        }

        if (schema.AdditionalProperties is { } others && others != SchemaNode.Anything)
        {
            Walk(others, file, path + "{}", isRoot: false);
        }
    }
}
