namespace Dryflux.Manifests.Go;

/// <summary>A group whose closing parenthesis has not been read yet, or the pattern as a whole.</summary>
/// <param name="FlagsBefore">What holds again after the group.</param>
/// <param name="Start">Offset of its parenthesis.</param>
/// <param name="Number">Its number; null when it keeps nothing.</param>
internal sealed record OpenGroup(PatternFlags FlagsBefore, int Start, int? Number)
{
    private readonly List<RegexNode> _branches = [];

    /// <summary>What has been read since the last <c>|</c>.</summary>
    public List<RegexNode> Branch { get; } = [];

    /// <summary>Ends the branch and opens the next.</summary>
    public RegexNode CloseBranch()
    {
        var branch = Sequence(Branch);
        Branch.Clear();
        if (branch is RegexNode.Character right && _branches is [.., RegexNode.Character left])
        {
            _branches[^1] = new RegexNode.Character(left.Set.Union(right.Set), IsLiteral: false);
        }
        else if (branch is RegexNode.Choice choice)
        {
            _branches.AddRange(choice.Items);
        }
        else
        {
            _branches.Add(branch);
        }

        return branch;
    }

    /// <summary>Ends the group.</summary>
    public RegexNode Close()
    {
        CloseBranch();
        return _branches is [var only] ? only : new RegexNode.Choice([.. _branches]);
    }

    private static RegexNode Sequence(List<RegexNode> items)
    {
        if (items is [var only])
        {
            return only;
        }

        return items.Count == 0
            ? new RegexNode.Empty(Assertion.None)
            : new RegexNode.Sequence([.. Flattened(items)]);
    }

    private static List<RegexNode> Flattened(List<RegexNode> items)
    {
        var flat = new List<RegexNode>(items.Count);
        foreach (var item in items)
        {
            flat.AddRange(item is RegexNode.Sequence inner ? inner.Items : [item]);
        }

        return flat;
    }
}
