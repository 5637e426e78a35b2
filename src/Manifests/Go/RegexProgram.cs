using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>A pattern compiled to steps. Written back to front, so that every step knows where it goes on.</summary>
internal sealed class RegexProgram
{
    private readonly List<Instruction> _steps = [new(Operation.Match, 0)];

    private RegexProgram(int groups) => Groups = groups;

    /// <summary>The steps; the first is the match.</summary>
    public IReadOnlyList<Instruction> Steps => _steps;

    /// <summary>The step to begin with.</summary>
    public int Start { get; private set; }

    /// <summary>Number of groups, the whole match counted.</summary>
    public int Groups { get; }

    /// <summary>True when a match can only begin where the text does.</summary>
    public bool IsAnchored { get; private init; }

    /// <summary>The one text that the pattern matches, when it is anchored at both ends and plain between: most selectors are.</summary>
    public string? WholeLiteral { get; private init; }

    /// <summary>Compiles a tree.</summary>
    public static RegexProgram Compile(RegexNode root, int groups)
    {
        var program = new RegexProgram(groups)
        {
            IsAnchored = root is RegexNode.Sequence { Items: [RegexNode.Empty { Assertion: Assertion.BeginText }, ..] },
            WholeLiteral = LiteralOf(root),
        };
        program.Start = program.Mark(0, program.Write(root, program.Mark(1, 0)));
        return program;
    }

    private static string? LiteralOf(RegexNode root)
    {
        if (root is not RegexNode.Sequence
            {
                Items: [RegexNode.Empty { Assertion: Assertion.BeginText }, .. var between, RegexNode.Empty { Assertion: Assertion.EndText }]
            })
        {
            return null;
        }

        var literal = new StringBuilder();
        foreach (var node in between)
        {
            if (node is not RegexNode.Character { Set: { IsSingle: true } set } || !Rune.IsValid(set.Ranges[0].Low))
            {
                return null;
            }

            literal.Append(new Rune(set.Ranges[0].Low));
        }

        return literal.ToString();
    }

    private int Write(RegexNode node, int next)
    {
        switch (node)
        {
            case RegexNode.Character character:
                return Add(new Instruction(Operation.Character, next, Set: character.Set));
            case RegexNode.Empty { Assertion: Assertion.None }:
                return next;
            case RegexNode.Empty empty:
                return Add(new Instruction(Operation.Assert, next, (int)empty.Assertion));
            case RegexNode.Group group:
                return Mark(2 * group.Number, Write(group.Item, Mark((2 * group.Number) + 1, next)));
            case RegexNode.Sequence sequence:
                for (var i = sequence.Items.Length - 1; i >= 0; i--)
                {
                    next = Write(sequence.Items[i], next);
                }

                return next;
            case RegexNode.Choice choice:
                var first = Write(choice.Items[^1], next);
                for (var i = choice.Items.Length - 2; i >= 0; i--)
                {
                    first = Split(Write(choice.Items[i], next), first, isLazy: false);
                }

                return first;
            default:
                return WriteRepeat((RegexNode.Repeat)node, next);
        }
    }

    // regexp/syntax/simplify.go:simplify1 and compile.go:star: x{2,5} is xx(x(x(x)?)?)?, x{2,} is xx+, and x* is (x+)? where x
    // can be empty.
    private int WriteRepeat(RegexNode.Repeat repeat, int next)
    {
        var (item, copies) = (repeat.Item, repeat.Min);
        if (repeat.Max is { } max)
        {
            var end = next;
            for (var i = repeat.Min; i < max; i++)
            {
                next = Split(Write(item, next), end, repeat.IsLazy);
            }
        }
        else if (repeat.Min > 0 || IsNullable(item))
        {
            var end = next;
            next = WriteLoop(item, next, repeat.IsLazy).Body;
            next = repeat.Min > 0 ? next : Split(next, end, repeat.IsLazy);
            copies--;
        }
        else
        {
            next = WriteLoop(item, next, repeat.IsLazy).Split;
        }

        for (var i = 0; i < copies; i++)
        {
            next = Write(item, next);
        }

        return next;
    }

    private (int Body, int Split) WriteLoop(RegexNode item, int next, bool isLazy)
    {
        // The loop's two ways are known once its body is written.
        var split = Add(new Instruction(Operation.Split, next));
        var body = Write(item, split);
        _steps[split] = isLazy ? new(Operation.Split, next, body) : new(Operation.Split, body, next);
        return (body, split);
    }

    private static bool IsNullable(RegexNode node) => node switch
    {
        RegexNode.Character => false,
        RegexNode.Empty => true,
        RegexNode.Group group => IsNullable(group.Item),
        RegexNode.Sequence sequence => sequence.Items.All(IsNullable),
        RegexNode.Choice choice => choice.Items.Any(IsNullable),
        RegexNode.Repeat repeat => repeat.Min == 0 || IsNullable(repeat.Item),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private int Split(int taken, int left, bool isLazy) => Add(isLazy ? new(Operation.Split, left, taken) : new(Operation.Split, taken, left));

    private int Mark(int number, int next) => Add(new Instruction(Operation.Mark, next, number));

    private int Add(Instruction step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }
}
