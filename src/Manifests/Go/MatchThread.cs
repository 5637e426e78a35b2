namespace Dryflux.Manifests.Go;

/// <summary>One of the ways in which a pattern could match, as far as it has been followed.</summary>
/// <param name="Step">The step of the program where it stands.</param>
/// <param name="Marks">Where it passed the marks of groups; null when nobody asks.</param>
internal readonly record struct MatchThread(int Step, int[]? Marks);
