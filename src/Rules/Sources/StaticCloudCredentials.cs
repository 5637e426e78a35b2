using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX506: a stored credential where Flux could log in with the cluster's identity.</summary>
public sealed class StaticCloudCredentials : ObjectRule<FluxObject>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX506",
        Name = "static-cloud-credentials",
        Title = "A cloud registry, bucket or Git host without `provider`: Flux logs in with a stored credential or not at all",
        Level = Level.Warning,
        Fix = FixSafety.Ask,
        Why = """
            ECR, ACR and Google registries, S3, Azure Blob and Google Cloud Storage, Azure DevOps (Flux 2.4) and CodeCommit (Flux 2.9) accept the
            identity of the cluster's nodes or of a service account. With `provider: aws`, `azure` or `gcp` Flux fetches a short-lived token by
            itself. Without it, it uses the credential in `secretRef`, which for ECR is stale after twelve hours and elsewhere is a key that somebody
            must rotate; without `secretRef` it asks anonymously. As long as `secretRef` is there, `provider` is not used for registries: set the one,
            drop the other. Public registries (public.ecr.aws, mcr.microsoft.com, Google's mirrors) are not reported, nor is a missing credential
            where the cloud can serve everybody, as all but ECR and CodeCommit can. An identity for each object (`serviceAccountName` of a source, a
            Provider, `decryption` or a `kubeConfig` ConfigMap) asks for the feature gate ObjectLevelWorkloadIdentity, which is off by default. The
            identity needs rights in the cloud first, so the fix is not made unasked.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/ocirepositories/#provider", "https://fluxcd.io/flux/components/source/gitrepositories/#provider", "https://fluxcd.io/flux/components/source/buckets/#provider"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var (address, provider, host) = flux switch
        {
            FluxOciRepository oci => (oci.Url, oci.Provider, CloudHost.Registry(Url(oci.Url))),
            FluxHelmRepository { Type.Text: "oci" } helm => (helm.Url, helm.Provider, CloudHost.Registry(Url(helm.Url))),
            FluxImageRepository image => (image.Image, image.Provider, CloudHost.Registry(Url(image.Image))),
            FluxBucket bucket => (bucket.Endpoint, bucket.Provider, CloudHost.ObjectStore(Url(bucket.Endpoint))),
            FluxGitRepository git => (git.Url, git.Provider, CloudHost.Git(Url(git.Url))),
            _ => (flux.Spec, flux.Spec, null),
        };

        // The v1beta1 kinds had no provider.
        if (host is null || host.Since > context.Target.Flux || flux.Resource.Id.Version == "v1beta1" || !(provider.Text == "generic" || context.IsMissing(provider)))
        {
            return;
        }

        var secret = flux.Spec["secretRef"];
        var credential = secret["name"].Text;
        if (secret.Exists)
        {
            var how = Url(address).Scheme == "ssh" ? $"`provider: {host.Provider}` with an `https://` address" : $"`provider: {host.Provider}`";
            context.Report(
                address,
                $"{host.Name} is read with the stored credential `{credential}`; {how} uses the cluster's own identity instead",
                related: [new RelatedPlace(secret.KeyOrigin.Place, "the credential is named here")],
                fixes: [Mend(flux, address, provider, host)]);
        }
        else if (host.IsAlwaysPrivate && context.IsMissing(secret) && !flux.Spec["serviceAccountName"].Exists)
        {
            // A service account may bring pull secrets of its own.
            context.Report(
                address,
                $"{host.Name} serves nobody anonymously, and neither `provider: {host.Provider}` nor `secretRef` is given",
                fixes: [Mend(flux, address, provider, host)]);
        }
    }

    private static Fix? Mend(FluxObject flux, Field address, Field provider, CloudHost host)
    {
        if (flux.Spec.Map is not { } spec || address.Entry is not { } entry || Url(address).Scheme == "ssh")
        {
            return null;
        }

        var set = provider.Scalar is { } generic ? YamlEdit.SetValue(generic, host.Provider) : YamlEdit.Add(spec, $"provider: {host.Provider}", entry);
        return flux.Spec["secretRef"].Entry is { } secret
            ? Fix.Ask($"set `provider: {host.Provider}` and drop `secretRef`", set, YamlEdit.Remove(spec, secret))
            : Fix.Ask($"set `provider: {host.Provider}`", set);
    }

    private static SourceUrl Url(Field address) => SourceUrl.Parse(address.Text ?? "");
}
