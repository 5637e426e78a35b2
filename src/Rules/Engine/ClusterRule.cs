using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>A rule that sees one simulated cluster at a time: what Flux would apply, who applies it, and what ties it together.</summary>
public abstract class ClusterRule : Rule
{
    /// <summary>
    /// Looks at a cluster. The same mistake seen in several clusters is merged into one finding, so a message says nothing that holds
    /// for one cluster alone.
    /// </summary>
    public abstract void Check(Cluster cluster, RuleContext context);
}
