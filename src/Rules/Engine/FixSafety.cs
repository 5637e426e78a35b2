namespace Dryflux.Rules.Engine;

/// <summary>Whether a fix may be made without asking.</summary>
public enum FixSafety
{
    /// <summary>The meaning cannot change: <c>--fix</c> makes it.</summary>
    Safe,

    /// <summary>A choice that the user should make: needs <c>--unsafe-fixes</c>.</summary>
    Ask,
}
