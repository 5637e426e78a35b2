namespace Dryflux.Analyzer.Diffs;

/// <summary>A line of a difference.</summary>
/// <param name="Mark"><c>+</c>, <c>-</c>, or a blank for what surrounds them.</param>
/// <param name="Text">The line.</param>
internal readonly record struct ChangeLine(char Mark, string Text);
