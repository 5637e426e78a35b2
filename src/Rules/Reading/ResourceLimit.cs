using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX004: a file that costs more to read than it may.</summary>
public sealed class ResourceLimit : FileRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX004",
        Name = "resource-limit",
        Title = "A YAML file that is too large, nested too deeply, or expands without measure",
        Level = Level.Error,
        Why = """
            A YAML file of a few lines can expand to billions of nodes (aliases of aliases) or nest so deeply that its reader runs out of stack.
            dryflux stops at a bound and says so, and does not judge the rest of the file: 10 MiB a file, 1,000 levels of nesting, 10 million
            nodes of a document once every alias is expanded. `limits` in `.dryflux.yaml` moves the bounds. The API server has bounds of its
            own, for one about 1.5 MiB an object.
            """,
        Sources = ["https://github.com/kubernetes/kubernetes/issues/83253"],
    };

    /// <inheritdoc/>
    public override void Check(SourceFile file, RuleContext context)
    {
        if (file.Yaml.Error is { Kind: YamlErrorKind.Limit } error)
        {
            var line = file.Yaml.Source.LineSpan(file.Yaml.Source.Position(error.Span.Start).Line);
            var span = TextSpan.FromBounds(error.Span.Start, Math.Min(error.Span.End, line.End));
            context.Report(new Place(file.Yaml.Source, span), $"{error.Message}; the rest of the file is not judged");
        }
    }
}
