using Dryflux.Manifests.Flux;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Sources;

/// <summary>FX512: <c>provider</c> and the credential do not fit, or the kind has no such provider.</summary>
public sealed class SourceProviderMismatch : ObjectRule<FluxObject>
{
    // In order of the CRDs at Flux 2.9; a value that came with a later release than the target is FX106.
    private static readonly string[] GitProviders = ["generic", "aws", "azure", "github"];
    private static readonly string[] CloudProviders = ["generic", "aws", "azure", "gcp"];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX512",
        Name = "source-provider-mismatch",
        Title = "`provider` does not fit the kind of source or its credential",
        Level = Level.Error,
        Why = """
            A GitRepository knows `generic`, `aws`, `azure` and `github`; every other source and ImageRepository knows `generic`, `aws`, `azure` and
            `gcp`. Another value is refused by the API server. A Flux Kustomization, HelmRelease or notification Provider has no `spec.provider`,
            whatever guides say (FX105): there an identity of the cloud comes by `decryption.serviceAccountName`, the ConfigMap of
            `kubeConfig.configMapRef`, or the `serviceAccountName` of the Provider. `provider: github` logs in as a GitHub App and needs a
            `secretRef` to a Secret with `githubAppID`; and without a cloud provider, a Secret with `githubAppID` is refused. Both stop the source
            with InvalidProviderConfiguration. The Secret is looked at when it is in the repository, encrypted or not, since its keys can be read.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/gitrepositories/#github", "https://github.com/fluxcd/source-controller/blob/v1.9.1/internal/controller/gitrepository_controller.go (getAuthOpts)"],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        if (flux is not (FluxSource or FluxImageRepository))
        {
            return;
        }

        var provider = flux.Spec["provider"];
        var known = flux is FluxGitRepository ? GitProviders : CloudProviders;
        if (provider.Text is { } value && !value.HasVariable && !known.Contains(value))
        {
            context.Report(provider, $"{flux.Kind} has no provider `{value}`: it knows {string.Join(", ", known)}");
        }
        else if (flux is FluxGitRepository git)
        {
            CheckGitHubApp(git, context);
        }
    }

    private static void CheckGitHubApp(FluxGitRepository git, RuleContext context)
    {
        var isGitHub = git.Provider.Text == "github";
        if (isGitHub && context.IsMissing(git.SecretRef))
        {
            context.Report(git.Provider, "`provider: github` needs a `secretRef` with the data of a GitHub App");
        }
        else if (git.SecretRef["name"].Text is { } name && SecretsInGit.Find(context, git.Namespace, name) is { } secret)
        {
            var app = secret.Field["data"]["githubAppID"] is { IsWritten: true } data ? data : secret.Field["stringData"]["githubAppID"];
            if (isGitHub && !app.IsWritten)
            {
                context.Report(git.Provider, $"`provider: github` needs the data of a GitHub App, and Secret `{name}` has no `githubAppID`", related: [new RelatedPlace(secret.Field["metadata"]["name"].Origin.Place, "the Secret")]);
            }
            else if (app.IsWritten && (git.Provider.Text == "generic" || context.IsMissing(git.Provider)))
            {
                var at = git.Provider.Exists ? git.Provider : git.SecretRef["name"];
                context.Report(at, $"Secret `{name}` holds the data of a GitHub App: Flux refuses it unless `provider: github` is set", related: [new RelatedPlace(app.KeyOrigin.Place, "the data of the app")]);
            }
        }
    }
}
