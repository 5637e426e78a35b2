using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX504: an OCIRepository whose signature nobody checks.</summary>
public sealed class OciUnverified : ObjectRule<FluxOciRepository>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX504",
        Name = "oci-unverified",
        Title = "An OCIRepository without `verify`: unsigned artifacts are applied",
        Level = Level.Note,
        Why = """
            Without `spec.verify` source-controller applies whatever the registry serves. Whoever can push to the registry can change the cluster, and
            nothing in Git shows it. With `verify` Flux checks the signature (cosign, keyless or with a key, or notation) before the artifact is used
            and keeps the last good one when it does not fit. For keyless signatures state `matchOIDCIdentity` too: else any signer will do.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/ocirepositories/#verification"],
    };

    /// <inheritdoc/>
    public override void Check(FluxOciRepository flux, RuleContext context)
    {
        if (context.IsMissing(flux.Verify))
        {
            context.Report(flux.Verify, "no `verify`: Flux applies the artifact without checking who signed it");
        }
    }
}
