namespace Dryflux.Manifests.Text;

/// <summary>A place as people read it: line and column, both 1-based, the column in UTF-16 units.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column.</param>
public readonly record struct LinePosition(int Line, int Column);
