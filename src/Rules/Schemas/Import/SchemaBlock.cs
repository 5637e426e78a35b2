namespace Dryflux.Rules.Schemas.Import;

/// <summary>A schema with the place where it is kept.</summary>
/// <param name="File">The file, as <c>apps/v1</c>: API group (<c>core</c> for the one without name) and version.</param>
/// <param name="Name">The kind or definition.</param>
/// <param name="Schema">The schema.</param>
/// <param name="IsNamespaced">For a kind, whether its objects live in namespaces; null for a part of kinds.</param>
public sealed record SchemaBlock(string File, string Name, SchemaNode Schema, bool? IsNamespaced);
