using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX505: a source fetched over plain HTTP.</summary>
public sealed class InsecureSource : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX505",
        Name = "insecure-source",
        Title = "A source fetched without TLS: `insecure: true` or an `http://` address",
        Level = Level.Error,
        Why = """
            Over plain HTTP anyone on the way reads the credentials and replaces the manifests that Flux applies with its rights, and nothing in the
            cluster shows it. Use an address with TLS; for a private authority give `certSecretRef`. The way to a Service of the same cluster
            (`*.svc`, `*.svc.cluster.local`) or to the machine itself is a note. `insecure` of a HelmRepository that is not of type `oci` has no
            effect and is not reported.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/ocirepositories/#insecure", "https://fluxcd.io/flux/components/source/helmrepositories/#insecure", "https://fluxcd.io/flux/components/source/buckets/#insecure"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var (address, insecure) = flux switch
        {
            FluxHelmRepository helm => (helm.Url, helm.Type.Text == "oci" ? helm.Insecure : null),
            FluxGitRepository git => (git.Url, null),
            FluxBucket bucket => (bucket.Endpoint, bucket.Insecure),
            FluxSource source => (source.Url, source.Insecure),
            FluxImageRepository image => (image.Image, image.Insecure),
            _ => ((Field?)null, (Field?)null),
        };
        if (address is null)
        {
            return;
        }

        var url = SourceUrl.Parse(address.Text ?? "");
        if (insecure is { IsTrue: true })
        {
            context.Report(insecure, $"`insecure: true`: `{url.Host}` is reached without TLS, so credentials can be read and content replaced on the way", LevelFor(url));
        }
        else if (url.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase))
        {
            context.Report(address, $"`{url.Host}` is reached over plain HTTP, so credentials can be read and content replaced on the way", LevelFor(url));
        }
    }

    // A host that a variable supplies may well be a Service of the cluster.
    private Level LevelFor(SourceUrl url) => url.IsLocal || url.IsHostUnknown ? Level.Note : Info.Level;
}
