namespace Dryflux.Rules.Engine;

/// <summary>Names several things in a message.</summary>
internal static class Enumeration
{
    /// <summary>As <c>a</c>, <c>a and b</c>, <c>a, b and c</c>, or with more than may be named <c>a, b and 5 more</c>.</summary>
    /// <param name="names">The names, as they are to be shown.</param>
    /// <param name="shown">How many of them to name.</param>
    public static string Of(IEnumerable<string> names, int shown = int.MaxValue)
    {
        List<string> all = [.. names];
        return all.Count > shown ? $"{string.Join(", ", all.Take(shown))} and {all.Count - shown} more"
            : all is [.. var others, var last] && others.Count > 0 ? $"{string.Join(", ", others)} and {last}"
            : string.Concat(all);
    }
}
