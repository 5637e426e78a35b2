using Dryflux.Manifests.Changes;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees what a change does to one cluster: it runs only where two revisions are compared.</summary>
public abstract class ChangeRule : Rule
{
    /// <summary>
    /// Looks at a change. Findings stand in the newer revision, at the text that a person would edit to undo or mend the change; the same
    /// mistake seen in several clusters is merged into one finding.
    /// </summary>
    /// <param name="change">A cluster that is there in both revisions.</param>
    /// <param name="context">The context; its workspace is the newer revision.</param>
    public abstract void Check(ClusterChange change, RuleContext context);
}
