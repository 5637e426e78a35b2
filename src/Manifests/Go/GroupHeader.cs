namespace Dryflux.Manifests.Go;

/// <summary>What follows <c>(?</c>: a name, or flags and perhaps a group (regexp/syntax/parse.go: parsePerlFlags).</summary>
/// <param name="Name">The group's name; null when it has none.</param>
/// <param name="OpensGroup">True when a group without number opens; else the flags hold to the end of the group they stand in.</param>
internal sealed record GroupHeader(string? Name, bool OpensGroup)
{
    /// <summary>Reads on from the parenthesis; null when Go refuses it.</summary>
    public static GroupHeader? Read(PatternCursor cursor, ref PatternFlags flags)
    {
        // (?P<name> and (?<name>; too short a rest is read as flags.
        if (cursor.Rest.Length > 4 && cursor.Peek(2) == 'P' && cursor.Peek(3) == '<')
        {
            return ReadName(cursor, 4);
        }

        return cursor.Rest.Length > 3 && cursor.Peek(2) == '<' ? ReadName(cursor, 3) : ReadFlags(cursor, ref flags);
    }

    private static GroupHeader? ReadName(PatternCursor cursor, int prefix)
    {
        var start = cursor.At;
        var end = cursor.Pattern.IndexOf('>', start);
        if (end < 0)
        {
            cursor.Fail("invalid named capture", start, cursor.Pattern.Length);
            return null;
        }

        var name = cursor.Pattern[(start + prefix)..end];
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            cursor.Fail("invalid named capture", start, end + 1);
            return null;
        }

        cursor.At = end + 1;
        return new GroupHeader(name, OpensGroup: true);
    }

    private static GroupHeader? ReadFlags(PatternCursor cursor, ref PatternFlags flags)
    {
        var start = cursor.At;
        var (on, off) = (PatternFlags.None, PatternFlags.None);
        var isOff = false;
        var sawFlag = false;
        cursor.At += 2;
        while (!cursor.AtEnd)
        {
            if (!cursor.TryTake(out var c))
            {
                return null;
            }

            if (c is ':' or ')' && (!isOff || sawFlag))
            {
                flags = (flags | on) & ~off;
                return new GroupHeader(Name: null, OpensGroup: c == ':');
            }

            var flag = c switch
            {
                'i' => PatternFlags.FoldCase,
                'm' => PatternFlags.MultiLine,
                's' => PatternFlags.DotMatchesNewLine,
                'U' => PatternFlags.SwapGreed,
                _ => PatternFlags.None,
            };
            if (flag != PatternFlags.None)
            {
                on |= isOff ? PatternFlags.None : flag;
                off |= isOff ? flag : PatternFlags.None;
                sawFlag = true;
            }
            else if (c == '-' && !isOff)
            {
                isOff = true;
                sawFlag = false;
            }
            else
            {
                break;
            }
        }

        cursor.Fail("invalid or unsupported Perl syntax", start, cursor.At);
        return null;
    }
}
