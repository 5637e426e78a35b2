namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>What a template comes to.</summary>
/// <param name="Text">
/// The result; an expression whose value is unknown stands as it stood. Bytes that are no UTF-8, as half of a character is, stand
/// as <see cref="Manifests.Go.GoString"/> has them.
/// </param>
/// <param name="Pieces">Where the result's stretches come from, in order and without gaps in the result. Expressions side by side are one piece.</param>
/// <param name="Uses">Every expression, in order of the text.</param>
/// <param name="Errors">What made it fail, the one that upstream tells first; the result is without meaning then.</param>
public sealed record TemplateOutput(string Text, IReadOnlyList<TemplatePiece> Pieces, IReadOnlyList<ExpressionUse> Uses, IReadOnlyList<TemplateError> Errors);
