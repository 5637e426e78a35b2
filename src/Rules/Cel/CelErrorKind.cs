namespace Dryflux.Rules.Cel;

/// <summary>Sorts of mistakes in an expression.</summary>
public enum CelErrorKind
{
    /// <summary>It does not follow the grammar, a macro or a literal is malformed, or it is too long or too deep.</summary>
    Syntax,

    /// <summary>A variable that the environment does not have.</summary>
    UnknownVariable,

    /// <summary>A function that the environment does not have.</summary>
    UnknownFunction,

    /// <summary>Types that do not go together, or a field that the type does not have.</summary>
    Type,

    /// <summary>A literal that its function refuses: a pattern, a duration, a number in a string.</summary>
    Constant,
}
