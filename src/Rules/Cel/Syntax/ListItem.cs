namespace Dryflux.Rules.Cel.Syntax;

/// <summary>An item of a list literal.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsOptional">True after a question mark: the item is there only if its optional value is.</param>
internal readonly record struct ListItem(Expr Value, bool IsOptional);
