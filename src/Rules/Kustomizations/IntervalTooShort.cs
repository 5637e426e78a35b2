using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Kustomizations;

/// <summary>FX209: an interval that keeps controllers and servers busy for nothing.</summary>
public sealed class IntervalTooShort : ObjectRule<FluxObject>
{
    private static readonly RuleOption Minimum = new("minimum", "1m", "Shortest interval of a Kustomization or HelmRelease; a source may have half of it.") { Pattern = RuleOption.Duration };

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX209",
        Name = "interval-too-short",
        Title = "An interval below 60s on a Kustomization or HelmRelease, or below 30s on a source",
        Level = Level.Warning,
        Options = [Minimum],
        Why = """
            The interval of a Kustomization or HelmRelease says how often everything is built and applied again even though nothing changed; a new
            revision of the source starts a reconciliation at once and does not wait for it. Flux enforces no minimum, but its documentation asks for
            60s or more: below that the API server and the controllers are busy with nothing, and reconciliations that take longer than the interval
            queue up behind each other. Sources may poll from 30s on; servers answer more with rate limits. For quick reaction use a Receiver (webhook),
            and for quick recovery `retryInterval`.

            Quiet for a HelmRepository of `type: oci`, which is never polled.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#interval", "https://fluxcd.io/flux/components/helm/helmreleases/#interval"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var (isApplier, isSource) = (flux is FluxKustomization or FluxHelmRelease, flux is FluxHelmChart or (FluxSource and not FluxHelmRepository { Type.Text: "oci" }));
        if (!isApplier && !isSource)
        {
            return;
        }

        // A configuration whose value does not match the option's pattern was refused; one that is too long for a duration is above every interval.
        var minimum = GoDuration.TryParse(context.Option(Minimum.Name), out var set, out _) ? set : new GoDuration(long.MaxValue);
        var half = new GoDuration(minimum.Nanoseconds / 2);
        Check(flux.Interval, isApplier ? minimum : half, Consequence(flux), flux, context);
        if (flux is FluxHelmRelease release)
        {
            Check(release.Chart["interval"], half, "the chart's source is asked that often", flux, context);
        }
    }

    private static string Consequence(FluxObject flux) => flux switch
    {
        FluxKustomization => "everything is built and applied again that often, changed or not",
        FluxHelmRelease => "chart and values are loaded and compared that often, changed or not",
        _ => "the server is asked that often",
    };

    private static void Check(Field field, GoDuration minimum, string consequence, FluxObject flux, RuleContext context)
    {
        if (field.Duration is { } interval && interval < minimum && !context.MayBePatched(field))
        {
            context.Report(field, $"an interval of {interval.ToShortString()} on {flux.Kind} `{flux.Name}` is below {minimum.ToShortString()}: {consequence}");
        }
    }
}
