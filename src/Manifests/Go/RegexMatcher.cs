using System.Text;

namespace Dryflux.Manifests.Go;

/// <summary>
/// Runs a compiled pattern over a text: every way it could match is followed at once, in order of preference, and no step is
/// visited twice at one place (Thompson's and Pike's simulation, as in regexp/exec.go).
/// </summary>
internal ref struct RegexMatcher
{
    private readonly RegexProgram _program;
    private readonly ReadOnlySpan<char> _text;
    private readonly int[] _visited;
    private readonly Stack<MatchThread> _pending = new();
    private List<MatchThread> _here = [];
    private List<MatchThread> _ahead = [];

    public RegexMatcher(RegexProgram program, ReadOnlySpan<char> text)
    {
        _program = program;
        _text = text;
        _visited = new int[program.Steps.Count];
    }

    public bool IsMatch() => Run(0, marks: null, out _);

    /// <summary>Start and end of every group of the first match from a place on, -1 for those that took no part; null for no match.</summary>
    public int[]? Match(int start)
    {
        var marks = new int[2 * _program.Groups];
        Array.Fill(marks, -1);
        return Run(start, marks, out var found) ? found : null;
    }

    /// <summary>Finds the preferred match. Without marks, any match is as good as another.</summary>
    private bool Run(int start, int[]? marks, out int[]? found)
    {
        found = null;
        var hasMatch = false;
        Array.Clear(_visited);
        for (var at = start; ;)
        {
            if (!hasMatch && (at == 0 || !_program.IsAnchored))
            {
                Follow(_program.Start, marks, at, _here);
            }

            if (_here.Count == 0 && (hasMatch || _program.IsAnchored))
            {
                return hasMatch;
            }

            var width = Decode(at, out var c);
            foreach (var (step, kept) in _here)
            {
                var instruction = _program.Steps[step];
                if (instruction.Operation == Operation.Match)
                {
                    // What comes after is less preferred.
                    (hasMatch, found) = (true, kept);
                    break;
                }

                if (width > 0 && instruction.Set!.Contains(c))
                {
                    Follow(instruction.Next, kept, at + width, _ahead);
                }
            }

            if (width == 0 || (hasMatch && marks is null))
            {
                return hasMatch;
            }

            (_here, _ahead) = (_ahead, _here);
            _ahead.Clear();
            at += width;
        }
    }

    /// <summary>Adds every character step and match that can be reached from a step without taking a character.</summary>
    private readonly void Follow(int start, int[]? startMarks, int at, List<MatchThread> reached)
    {
        _pending.Push(new(start, startMarks));
        while (_pending.TryPop(out var thread))
        {
            var (step, marks) = thread;
            while (_visited[step] != at + 1)
            {
                _visited[step] = at + 1;
                var instruction = _program.Steps[step];
                if (instruction.Operation is Operation.Character or Operation.Match)
                {
                    reached.Add(new(step, marks));
                    break;
                }

                if (instruction.Operation == Operation.Assert && !Holds((Assertion)instruction.Other, at))
                {
                    break;
                }

                if (instruction.Operation == Operation.Split)
                {
                    _pending.Push(new(instruction.Other, marks));
                }
                else if (instruction.Operation == Operation.Mark && marks is not null)
                {
                    marks = [.. marks];
                    marks[instruction.Other] = at;
                }

                step = instruction.Next;
            }
        }
    }

    private readonly bool Holds(Assertion assertion, int at) => assertion switch
    {
        Assertion.BeginText => at == 0,
        Assertion.EndText => at == _text.Length,
        Assertion.BeginLine => at == 0 || _text[at - 1] == '\n',
        Assertion.EndLine => at == _text.Length || _text[at] == '\n',
        Assertion.WordBoundary => IsWord(at - 1) != IsWord(at),
        Assertion.NoWordBoundary => IsWord(at - 1) == IsWord(at),
        _ => true,
    };

    private readonly bool IsWord(int at) => at >= 0 && at < _text.Length && (char.IsAsciiLetterOrDigit(_text[at]) || _text[at] == '_');

    /// <summary>The code point at a place and its width; 0 at the end.</summary>
    private readonly int Decode(int at, out int codePoint)
    {
        codePoint = 0;
        if (at == _text.Length)
        {
            return 0;
        }

        Rune.DecodeFromUtf16(_text[at..], out var rune, out var width);
        codePoint = rune.Value;
        return width;
    }
}
