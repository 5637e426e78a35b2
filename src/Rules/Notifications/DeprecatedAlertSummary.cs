using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Notifications;

/// <summary>FX707: <c>spec.summary</c> of an Alert.</summary>
public sealed class DeprecatedAlertSummary : ObjectRule<FluxAlert>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX707",
        Name = "deprecated-alert-summary",
        Title = "An Alert with `summary`: deprecated in favour of `eventMetadata.summary`",
        Level = Level.Note,
        Since = new FluxVersion(2, 2),
        Fix = FixSafety.Safe,
        Why = """
            `spec.summary` is deprecated since Flux 2.2 and announced to go with the next version of the Alert API. `eventMetadata.summary` does the
            same, and other keys beside it add more facts to a message. Neither is a template: `{{ ... }}` in it is sent as it stands. While both
            are given `spec.summary` wins, so the fix keeps its text.
            """,
        Sources = ["https://fluxcd.io/flux/components/notification/alerts/#summary", "https://fluxcd.io/flux/components/notification/alerts/#event-metadata"],
    };

    /// <inheritdoc/>
    public override void Check(FluxAlert flux, RuleContext context)
    {
        if (flux.Summary is not { Scalar: { } summary, Text: { } text })
        {
            return;
        }

        var literal = text.Contains("{{", StringComparison.Ordinal) ? "; and no template is filled in here, the braces are sent as they stand" : "";
        context.ReportKey(flux.Summary, $"`summary` is deprecated: use `eventMetadata.summary`{literal}", fixes: [Mend(flux, summary, context)]);
    }

    private static Fix? Mend(FluxAlert flux, YamlScalar summary, RuleContext context)
    {
        const string Title = "move it to `eventMetadata.summary`";

        // v1beta1 has no eventMetadata.
        if (flux.Spec.Map is not { } spec || flux.Resource.Id.Version == "v1beta1")
        {
            return null;
        }

        if (context.IsMissing(flux.EventMetadata))
        {
            return flux.EventMetadata.IsWritten ? null : Fix.Safe(Title, YamlEdit.Nest(spec, flux.Summary.Entry!, "eventMetadata"));
        }

        var remove = YamlEdit.Remove(spec, flux.Summary.Entry!);
        if (flux.EventMetadata["summary"].Scalar is { } other)
        {
            return Fix.Safe(Title, remove, YamlEdit.SetValue(other, summary.Value));
        }

        var written = summary.Origin.Source.Slice(summary.Origin.Span).ToString();
        return flux.EventMetadata.Map is { } metadata && !written.Contains('\n', StringComparison.Ordinal)
            ? Fix.Safe(Title, remove, YamlEdit.Add(metadata, $"summary: {written}"))
            : null;
    }
}
