using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Go;

/// <summary>Why Go refuses a pattern.</summary>
/// <param name="Reason">Go's wording of the cause, e.g. <c>missing closing )</c>.</param>
/// <param name="Fragment">The part of the pattern that Go quotes after the cause; often, but not always, what <paramref name="Span"/> covers.</param>
/// <param name="Span">Where in the pattern the mistake stands, in UTF-16 units.</param>
public sealed record GoRegexError(string Reason, string Fragment, TextSpan Span)
{
    /// <summary>The error as Go prints it.</summary>
    public string Message => $"error parsing regexp: {Reason}: `{Fragment}`";
}
