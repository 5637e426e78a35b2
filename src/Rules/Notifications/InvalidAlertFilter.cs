using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX706: a regular expression for events that Go's RE2 refuses.</summary>
public sealed class InvalidAlertFilter : ObjectRule<FluxAlert>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX706",
        Name = "invalid-alert-filter",
        Title = "An event filter that is no regular expression for Flux",
        Level = Level.Error,
        Why = """
            notification-controller reads `inclusionList` and `exclusionList` with Go's RE2, which knows no look-around and no back-references. A
            pattern that it refuses is written to the controller's log and skipped: an exclusion then lets everything through, and an inclusion
            list whose patterns are all refused lets nothing through.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/alerts/#event-inclusion", "https://github.com/google/re2/wiki/Syntax"],
    };

    /// <inheritdoc/>
    public override void Check(FluxAlert flux, RuleContext context)
    {
        foreach (var pattern in flux.InclusionList.Items.Concat(flux.ExclusionList.Items))
        {
            if (pattern.Scalar is { } scalar && pattern.Text is { } text && !text.HasVariable && !GoRegex.TryParse(text, out _, out var error))
            {
                context.Report(scalar.PlaceOf(error.Span), $"the event filter is refused and skipped: {error.Message}", label: error.Fragment.StartsWith("(?", StringComparison.Ordinal) ? "RE2 has no look-around" : null);
            }
        }
    }
}
