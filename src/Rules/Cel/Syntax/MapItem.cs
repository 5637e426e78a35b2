namespace Dryflux.Rules.Cel.Syntax;

/// <summary>An entry of a map literal.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
/// <param name="IsOptional">True after a question mark: the entry is there only if its optional value is.</param>
internal readonly record struct MapItem(Expr Key, Expr Value, bool IsOptional);
