namespace Dryflux.Analyzer;

/// <summary>Something that was not analysed.</summary>
/// <param name="Path">The file or directory, from the repository root.</param>
/// <param name="Cause">Why, in plain words.</param>
public sealed record Gap(string Path, string Cause);
