using System.Buffers;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Scripts;

/// <summary>
/// Finds the calls of a program in a text of any kind, by the rules of a shell as far as they show: words, quotes, lines that go on
/// behind a backslash. Comments hold no calls.
/// </summary>
internal static class CommandReader
{
    private static readonly SearchValues<char> Before = SearchValues.Create(" \t\r\n\"'`(/@|;&=$[");

    /// <summary>The calls, in order of the text.</summary>
    public static IEnumerable<CommandLine> Find(SourceText source, string program)
    {
        var text = source.Content;
        for (var at = text.IndexOf(program, StringComparison.Ordinal); at >= 0; at = text.IndexOf(program, at + program.Length, StringComparison.Ordinal))
        {
            var end = at + program.Length;
            if (end < text.Length && text[end] is ' ' or '\t' && (at == 0 || Before.Contains(text[at - 1])) && !IsInComment(text, at))
            {
                yield return new CommandLine(source, Read(text, at, end));
            }
        }
    }

    /// <summary>The calls that a manifest writes as a list of words: <c>command: [kubectl, get, pods]</c>, or <c>args</c> alone, whose program the image brings.</summary>
    public static IEnumerable<CommandLine> FindInLists(YamlNode root, string program)
    {
        foreach (var list in root.SelfAndBelow().OfType<YamlList>().Where(l => l.Items.Count > 1 && l.Items.All(i => i is YamlScalar)))
        {
            var words = list.Items.Select(i => new CommandWord(((YamlScalar)i).Value, i.Origin.Span)).ToList();
            if (words[0].Text != program && !words[0].Text.EndsWith($"/{program}", StringComparison.Ordinal))
            {
                words.Insert(0, new CommandWord(program, new TextSpan(words[0].Span.Start, 0)));
            }

            yield return new CommandLine(list.Origin.Source, words);
        }
    }

    private static bool IsInComment(string text, int at)
    {
        var start = text.LastIndexOfAny(['\n', '\r'], at) + 1;
        var line = text.AsSpan(start, at - start);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '#' && (i == 0 || line[i - 1] is ' ' or '\t'))
            {
                return true;
            }
        }

        return line.TrimStart().StartsWith("//");
    }

    private static List<CommandWord> Read(string text, int at, int end)
    {
        var words = new List<CommandWord> { new(text[at..end], TextSpan.FromBounds(at, end)) };

        // A command inside quotes ends with them: "kubectl get pods".
        var outer = at > 0 && text[at - 1] is '"' or '\'' ? text[at - 1] : '\0';
        var i = end;
        while (SkipBlanks(text, ref i) && !EndsCommand(text, i, outer))
        {
            var start = i;
            while (i < text.Length && text[i] is not (' ' or '\t' or '\r' or '\n' or ';' or '|' or '&' or ')' or '`' or '\\') && text[i] != outer)
            {
                i = text[i] switch
                {
                    '"' or '\'' => Closing(text, i + 1, text[i]) is var quote and >= 0 ? quote + 1 : i,
                    '$' when i + 1 < text.Length && text[i + 1] is '(' or '{' => Closing(text, i + 2, text[i + 1] == '(' ? ')' : '}') is var bracket and >= 0 ? bracket + 1 : i + 2,
                    _ => i + 1,
                };
                if (i < text.Length && text[i] is '"' or '\'' && Closing(text, i + 1, text[i]) < 0)
                {
                    break;
                }
            }

            if (i == start)
            {
                break;
            }

            words.Add(new CommandWord(text[start..i].Replace("\"", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal), TextSpan.FromBounds(start, i)));
        }

        return words;
    }

    /// <summary>Goes on to the next word of the command, over a line break behind a backslash too; false at its end.</summary>
    private static bool SkipBlanks(string text, ref int i)
    {
        while (i < text.Length)
        {
            if (text[i] is ' ' or '\t')
            {
                i++;
            }
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '\r' or '\n')
            {
                i += text.AsSpan(i + 1).StartsWith("\r\n") ? 3 : 2;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsCommand(string text, int i, char outer) =>
        text[i] == outer
        || text[i] is '\r' or '\n' or ';' or '|' or '&' or ')' or '`' or '>' or '#'
        || (text[i] == '<' && (i + 1 == text.Length || !char.IsAsciiLetter(text[i + 1])));

    /// <summary>The closing character on the same line, or -1.</summary>
    private static int Closing(string text, int from, char close)
    {
        var found = text.AsSpan(from).IndexOfAny(close, '\n');
        return found >= 0 && text[from + found] == close ? from + found : -1;
    }
}
