namespace Dryflux.Manifests.Go;

/// <summary>What a place in a text can be asked without taking a character.</summary>
internal enum Assertion
{
    /// <summary>Nothing: always holds.</summary>
    None,
    BeginText,
    EndText,
    BeginLine,
    EndLine,
    WordBoundary,
    NoWordBoundary,
}
