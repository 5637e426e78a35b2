using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Cel.Syntax;

/// <summary>
/// How deep each rule of the grammar stands, counted as cel-go counts it: a nested call of a rule is one deeper, and so is every
/// further operator or dot of a left-recursive one. More than 250 is refused (parser.go:recursionListener).
/// </summary>
internal sealed class RuleDepth
{
    /// <summary>The deepest that cel-go allows.</summary>
    public const int Limit = 250;

    private int _depth;

    /// <summary>Enters the rule, or goes one operator on.</summary>
    public void Enter(TextSpan at)
    {
        if (++_depth > Limit)
        {
            throw new SyntaxException($"the expression is nested more than {Limit} levels deep", at);
        }
    }

    /// <summary>Leaves the rule and all the operators it went on.</summary>
    public void Leave(int levels) => _depth -= levels;
}
