namespace Dryflux.Rules.Engine;

/// <summary>
/// One mistake and how to find it. Rules hold no state and run in parallel; what a rule sees is told by the class it derives from:
/// <see cref="FileRule"/>, <see cref="DocumentRule"/>, <see cref="ObjectRule{T}"/>, <see cref="ClusterRule"/>, <see cref="ChangeRule"/> or <see cref="RepositoryRule"/>.
/// </summary>
public abstract class Rule
{
    private protected Rule()
    {
    }

    /// <summary>What the rule is.</summary>
    public abstract RuleInfo Info { get; }
}
