using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>
/// Where a node comes from: the stretch of a source file a person edits to change it. Immutable and shared: a clone of a node
/// keeps the same origin object.
/// </summary>
public sealed class Origin
{
    private Origin(SourceText source, TextSpan span, Origin? via, bool isVerbatim)
    {
        Source = source;
        Span = span;
        Via = via;
        IsVerbatim = isVerbatim;
    }

    /// <summary>The file.</summary>
    public SourceText Source { get; }

    /// <summary>The stretch of the file.</summary>
    public TextSpan Span { get; }

    /// <summary>What this node replaced (for a replaced value) or what decorated it (prefix, variable, hash); null for a node as read.</summary>
    public Origin? Via { get; }

    /// <summary>True only while the node is exactly what stands at <see cref="Span"/>; a fix touches nothing else.</summary>
    public bool IsVerbatim { get; }

    /// <summary>The place for a report.</summary>
    public Place Place => new(Source, Span);

    /// <summary>The origin of a node just parsed.</summary>
    public static Origin Parsed(SourceText source, TextSpan span) => new(source, span, null, isVerbatim: true);

    /// <summary>The origin of a node made from what stands at a place, without being its text.</summary>
    public static Origin Derived(SourceText source, TextSpan span) => new(source, span, null, isVerbatim: false);

    /// <summary>The origin of a node made because of what stands here.</summary>
    public Origin Derived() => Derived(Source, Span);

    /// <summary>This node's value takes the place of <paramref name="replaced"/>: a patch value, an image tag, a namespace.</summary>
    public Origin Replacing(Origin replaced) => new(Source, Span, replaced, isVerbatim: false);

    /// <summary>This node's text was changed by <paramref name="decorator"/>: a name prefix, a variable, a hash suffix.</summary>
    public Origin DecoratedBy(Origin decorator) => new(Source, Span, decorator, isVerbatim: false);

    /// <inheritdoc/>
    public override string ToString() => Place.ToString();
}
