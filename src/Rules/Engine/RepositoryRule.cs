using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees the files of the repository together.</summary>
public abstract class RepositoryRule : Rule
{
    /// <summary>Looks at the repository.</summary>
    public abstract void Check(Workspace workspace, RuleContext context);
}
