namespace Dryflux.Rules.Cel;

/// <summary>A field that an expression speaks of.</summary>
/// <param name="Path">The names from the variable to the field.</param>
/// <param name="IsForbidden">True where the expression asks that the field be absent, as in <c>!has(self.a)</c>.</param>
internal readonly record struct FieldUse(IReadOnlyList<string> Path, bool IsForbidden);
