using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX604: <c>digestReflectionPolicy</c> and <c>interval</c> that do not go together.</summary>
public sealed class DigestReflectionInterval : ObjectRule<FluxImagePolicy>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX604",
        Name = "digest-reflection-interval",
        Title = "`interval` of an ImagePolicy that does not go with its `digestReflectionPolicy`",
        Level = Level.Error,
        Since = new FluxVersion(2, 6),
        Why = """
            An ImagePolicy has an `interval` only for `digestReflectionPolicy: Always`, which looks the digest of the selected tag up again and again,
            and then it must have one. With `Never` (the default) and `IfNotPresent` there is nothing to repeat, and the API server refuses the object.
            How often tags are looked up is the `interval` of the ImageRepository.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imagepolicies/#digest-reflection-policy"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImagePolicy flux, RuleContext context)
    {
        var policy = flux.DigestReflectionPolicy;
        if (policy.Text == "Always")
        {
            if (context.IsMissing(flux.Interval))
            {
                context.Report(policy, "`digestReflectionPolicy: Always` needs an `interval`: the API server refuses the object without one");
            }
        }
        else if (flux.Interval.Exists && (context.IsMissing(policy) || policy.Text is "Never" or "IfNotPresent"))
        {
            context.ReportKey(
                flux.Interval,
                $"`interval` is for `digestReflectionPolicy: Always` only, here it is {(policy.Exists ? $"`{policy.Text}`" : "not set (`Never`)")}: the API server refuses the object");
        }
    }
}
