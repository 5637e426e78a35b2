using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Scripts;

/// <summary>One call of a program, as it is written in a script, a document or a task.</summary>
/// <param name="Source">The file.</param>
/// <param name="Words">The program and its arguments.</param>
internal sealed record CommandLine(SourceText Source, IReadOnlyList<CommandWord> Words)
{
    /// <summary>From the program to its last argument.</summary>
    public Place Place => new(Source, Words[0].Span.Union(Words[^1].Span));

    /// <summary>True when the command is given a long flag, with or without a value.</summary>
    public bool Has(string flag) => Words.Any(w => w.LongFlag == flag);

    /// <summary>The value of a flag, given as <c>--flag=value</c>, <c>--flag value</c> or with its short name; null when it is not given.</summary>
    public string? Value(string flag, string? shortFlag = null)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            if (Words[i].LongFlag == flag && Words[i].Text.Contains('=', StringComparison.Ordinal))
            {
                return Words[i].Text[(flag.Length + 3)..];
            }

            if ((Words[i].LongFlag == flag || (shortFlag is not null && Words[i].Text == $"-{shortFlag}")) && i + 1 < Words.Count)
            {
                return Words[i + 1].Text;
            }
        }

        return null;
    }

    /// <summary>The arguments that are no flags.</summary>
    /// <param name="valueFlags">Flags that take the word behind them, with their dashes.</param>
    public IEnumerable<CommandWord> Arguments(IReadOnlySet<string> valueFlags)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            if (!Words[i].IsFlag)
            {
                yield return Words[i];
            }
            else if (valueFlags.Contains(Words[i].Text))
            {
                i++;
            }
        }
    }
}
