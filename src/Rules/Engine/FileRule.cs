using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees one YAML file as a whole, broken ones too.</summary>
public abstract class FileRule : Rule
{
    /// <summary>Looks at a file.</summary>
    public abstract void Check(SourceFile file, RuleContext context);
}
