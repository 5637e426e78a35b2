using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees one YAML document, whatever its role: patches, kustomization files and data too, Helm templates not.</summary>
public abstract class DocumentRule : Rule
{
    /// <summary>Looks at a document.</summary>
    public abstract void Check(SourceDocument document, RuleContext context);
}
