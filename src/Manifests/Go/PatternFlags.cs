namespace Dryflux.Manifests.Go;

/// <summary>The flags that <c>(?imsU)</c> sets.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,
    FoldCase = 1,
    MultiLine = 2,
    DotMatchesNewLine = 4,
    SwapGreed = 8,
}
