namespace Dryflux.Manifests.Text;

/// <summary>Replace what stands at a span of one text by new text.</summary>
/// <param name="Span">What to replace; an empty span inserts.</param>
/// <param name="NewText">What to put there; empty deletes.</param>
public readonly record struct TextEdit(TextSpan Span, string NewText);
