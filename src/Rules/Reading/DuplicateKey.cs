using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Reading;

/// <summary>FX002: a mapping that has a key twice.</summary>
public sealed class DuplicateKey : FileRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX002",
        Name = "duplicate-key",
        Title = "A mapping that has a key twice",
        Level = Level.Error,
        Why = """
            kustomize refuses an object in which a key stands twice (`mapping key "x" already defined`), and the whole build fails. Most editors and
            linters of YAML accept it. In two places nothing is refused, and one value is dropped without a word: in a kustomization file the
            last one wins, in a strategic merge patch the first one. There it is a warning.

            Data that is not an object (Helm values, input of generators) is left alone, and so is the text inside a block scalar.
            """,
        Sources = ["https://yaml.org/spec/1.2.2/#3213-node-comparison", "https://github.com/kubernetes-sigs/kustomize/issues/5061"],
    };

    /// <inheritdoc/>
    public override void Check(SourceFile file, RuleContext context)
    {
        foreach (var (first, again) in file.Yaml.DuplicateKeys)
        {
            // A document that could not be read to its end is FX001's.
            var document = file.Documents.FirstOrDefault(d => d.Yaml.Span.Contains(again.Key.Origin.Span));
            var (level, consequence) = document?.Role switch
            {
                DocumentRole.Object => (Level.Error, "kustomize and Flux refuse the file"),
                DocumentRole.KustomizationFile => (Level.Warning, "kustomize takes this value and drops the one before without a word"),
                DocumentRole.Patch => (Level.Warning, "kustomize takes the one before and drops this value without a word"),
                _ => ((Level?)null, ""),
            };
            if (level is not null)
            {
                context.Report(
                    again.Key.Origin.Place,
                    $"`{again.Name}` is given twice in one mapping: {consequence}",
                    level,
                    related: [new RelatedPlace(first.Key.Origin.Place, "given here before")]);
            }
        }
    }
}
