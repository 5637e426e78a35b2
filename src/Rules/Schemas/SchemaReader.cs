using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas;

/// <summary>Reads a block of a <see cref="SchemaFile"/> as it is at one release line.</summary>
internal sealed class SchemaReader
{
    private readonly string _text;
    private readonly FluxVersion? _version;
    private readonly Func<string, SchemaNode> _resolver;
    private int _at;

    public SchemaReader(string text, FluxVersion? version, Func<string, SchemaNode> resolver)
    {
        _text = text;
        _version = version;
        _resolver = resolver;
    }

    /// <summary>Reads the block that starts at an offset; null when it is not there at the release.</summary>
    public SchemaNode? ReadBlock(int start)
    {
        _at = start;
        return ReadField(0, out _)?.Node;
    }

    /// <summary>Reads the stages of a field and all below; null when no stage counts.</summary>
    private SchemaDraft? ReadField(int depth, out string name)
    {
        SchemaDraft? draft = null;
        var lineName = ReadName(depth);
        name = lineName.ToString();
        do
        {
            draft = ReadFacts() ?? draft;
        }
        while (_at < _text.Length && Depth() == depth && depth > 0 && !name.EndsWith(':') && PeekName(depth).SequenceEqual(lineName) && Skip(depth, lineName.Length));

        if (depth == 0)
        {
            draft?.AddObjectFields();
        }

        while (_at < _text.Length && Depth() == depth + 1)
        {
            if (ReadField(depth + 1, out var child) is { } below)
            {
                draft?.Add(child, below);
            }
        }

        return draft;
    }

    private ReadOnlySpan<char> ReadName(int depth)
    {
        var name = PeekName(depth);
        _at += depth + name.Length;
        return name;
    }

    private bool Skip(int depth, int nameLength)
    {
        _at += depth + nameLength;
        return true;
    }

    private ReadOnlySpan<char> PeekName(int depth)
    {
        var rest = _text.AsSpan(_at + depth);
        return rest[..rest.IndexOfAny('\t', '\n')];
    }

    private int Depth()
    {
        var depth = 0;
        while (_at + depth < _text.Length && _text[_at + depth] == ' ')
        {
            depth++;
        }

        return depth;
    }

    /// <summary>Reads the rest of a line; null when the line does not count at the release.</summary>
    private SchemaDraft? ReadFacts()
    {
        var end = _text.IndexOf('\n', _at);
        end = end < 0 ? _text.Length : end;
        var draft = new SchemaDraft(_resolver);
        var counts = true;
        while (_at < end)
        {
            _at++;
            var fact = _text.AsSpan(_at, end - _at);
            var tab = fact.IndexOf('\t');
            fact = tab < 0 ? fact : fact[..tab];
            _at += fact.Length;
            counts &= Counts(fact);
            draft.Take(fact);
        }

        _at = Math.Min(end + 1, _text.Length);
        return counts ? draft : null;
    }

    private bool Counts(ReadOnlySpan<char> fact)
    {
        if (fact.StartsWith("since=", StringComparison.Ordinal))
        {
            return _version is not { } version || version >= FluxVersion.TryParse(fact[6..].ToString());
        }

        // Without a version only what has no end counts.
        return !fact.StartsWith("until=", StringComparison.Ordinal) || (_version is { } at && at <= FluxVersion.TryParse(fact[6..].ToString()));
    }
}
