using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>A reference to a group in a <see cref="GoTemplate"/>.</summary>
/// <param name="Name">The name or number as written.</param>
/// <param name="Number">The group's number, or null when the reference is by name.</param>
/// <param name="Span">From the dollar to the end of the name or brace, in UTF-16 units.</param>
public sealed record GoTemplateReference(string Name, int? Number, TextSpan Span)
{
    /// <summary>True when the expression has such a group; if not, the reference expands to nothing.</summary>
    public bool IsIn(GoRegex regex) => Number is { } number ? number <= regex.GroupCount : regex.GroupNames.Skip(1).Contains(Name);
}
