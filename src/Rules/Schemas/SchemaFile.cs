using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// The schemas of one API version as <c>dryflux schemas import</c> writes them: a block a kind or definition, a line a field, one
/// space of indentation a level. Blocks are found on opening and read when they are asked for.
/// </summary>
/// <remarks>
/// <para>
/// A line holds a name and, after tabs, facts. Names: a field, <c>[]</c> (items), <c>{}</c> (other fields), <c>allOf:</c>, <c>anyOf:</c>,
/// <c>oneOf:</c>, <c>not:</c> (a schema each); any other name that would look like one of these stands in double quotes. Facts are
/// flags (<c>object</c>, <c>nullable</c>, <c>required</c>, ...) or <c>key=text</c>, where <c>\t</c>, <c>\n</c>, <c>\r</c> and <c>\\</c> are escapes.
/// </para>
/// <para>
/// <c>since=2.3</c> and <c>until=2.7</c> say in which release lines the line counts. Lines of the same name that follow each other
/// are the stages of one field; what stands below them belongs to all.
/// </para>
/// </remarks>
public sealed class SchemaFile
{
    private readonly string _text;
    private readonly Dictionary<string, int> _blocks = new(StringComparer.Ordinal);

    /// <summary>Opens a file.</summary>
    /// <param name="text">Its text.</param>
    public SchemaFile(string text)
    {
        _text = text;
        for (var at = 0; at < text.Length; at = NextLine(at))
        {
            if (text[at] is not (' ' or '#' or '\n'))
            {
                var name = text.AsSpan(at, text.AsSpan(at).IndexOfAny('\t', '\n'));
                _blocks.TryAdd(name.ToString(), at);
            }
        }
    }

    /// <summary>The names of the blocks, in order.</summary>
    public IEnumerable<string> Blocks => _blocks.Keys;

    /// <summary>Reads a block; null when there is none, or none at that release.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The release line; null for the newest.</param>
    /// <param name="resolver">Finds the schemas that it refers to.</param>
    public SchemaNode? Read(string name, FluxVersion? version, Func<string, SchemaNode> resolver) =>
        _blocks.TryGetValue(name, out var start) ? new SchemaReader(_text, version, resolver).ReadBlock(start) : null;

    /// <summary>True when a block is a kind, as opposed to a part of one.</summary>
    public bool IsKind(string name) => FirstLine(name).Contains("\tscope=", StringComparison.Ordinal);

    /// <summary>True when a block is a kind whose objects live in namespaces.</summary>
    public bool IsNamespaced(string name) => FirstLine(name).Contains("\tscope=Namespaced", StringComparison.Ordinal);

    private ReadOnlySpan<char> FirstLine(string name) => _blocks.TryGetValue(name, out var start) ? _text.AsSpan(start, NextLine(start) - start) : [];

    private int NextLine(int at)
    {
        var end = _text.IndexOf('\n', at);
        return end < 0 ? _text.Length : end + 1;
    }
}
