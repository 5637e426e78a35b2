namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>What the rules of Flux's own kinds ask, in words: the schemas that come with dryflux hold facts alone.</summary>
internal static class FluxConstraints
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        // helm.toolkit.fluxcd.io, kustomize.toolkit.fluxcd.io
        ["(has(self.chart) && !has(self.chartRef)) || (!has(self.chart) && has(self.chartRef))"] = "it needs `chart` or `chartRef`, and not both",
        ["!has(self.retryInterval) || self.name != 'RemediateOnFailure'"] = "`retryInterval` does not go with the strategy `RemediateOnFailure`",
        ["!has(self.retryInterval) || self.name == 'RetryOnFailure'"] = "`retryInterval` goes with the strategy `RetryOnFailure` only",
        ["has(self.configMapRef) || has(self.secretRef)"] = "`kubeConfig` needs `configMapRef` or `secretRef`",
        ["!has(self.configMapRef) || !has(self.secretRef)"] = "`kubeConfig` takes `configMapRef` or `secretRef`, not both",

        // image.toolkit.fluxcd.io
        ["!has(self.interval) || (has(self.digestReflectionPolicy) && self.digestReflectionPolicy == 'Always')"] = "`interval` goes with `digestReflectionPolicy: Always` only",
        ["has(self.interval) || !has(self.digestReflectionPolicy) || self.digestReflectionPolicy != 'Always'"] = "`digestReflectionPolicy: Always` needs an `interval`",

        // notification.toolkit.fluxcd.io
        ["self.type == 'github' || self.type == 'gitlab' || self.type == 'gitea' || self.type == 'bitbucketserver' || self.type == 'bitbucket' || self.type == 'azuredevops' || !has(self.commitStatusExpr)"]
            = "`commitStatusExpr` goes with Git providers only: github, gitlab, gitea, bitbucketserver, bitbucket and azuredevops",
        ["self.type != 'generic-oidc' || (has(self.oidcProviders) && size(self.oidcProviders) > 0)"] = "the type `generic-oidc` needs `oidcProviders`",
        ["self.type == 'generic-oidc' || !has(self.oidcProviders) || size(self.oidcProviders) == 0"] = "`oidcProviders` go with the type `generic-oidc` only",
        ["self.type != 'generic-oidc' || !has(self.secretRef)"] = "the type `generic-oidc` takes no `secretRef`",
        ["self.type == 'generic-oidc' || has(self.secretRef)"] = "every type but `generic-oidc` needs a `secretRef`",

        // source.toolkit.fluxcd.io, source.extensions.fluxcd.io
        ["self.provider == 'aws' || self.provider == 'generic' || !has(self.sts)"] = "`sts` goes with the providers `aws` and `generic` only",
        ["self.provider != 'aws' || !has(self.sts) || self.sts.provider == 'aws'"] = "with the provider `aws`, `sts.provider` is `aws`",
        ["self.provider != 'generic' || !has(self.sts) || self.sts.provider == 'ldap'"] = "with the provider `generic`, `sts.provider` is `ldap`",
        ["!has(self.sts) || self.sts.provider != 'aws' || !has(self.sts.secretRef)"] = "`sts.secretRef` does not go with `sts.provider: aws`",
        ["!has(self.sts) || self.sts.provider != 'aws' || !has(self.sts.certSecretRef)"] = "`sts.certSecretRef` does not go with `sts.provider: aws`",
        ["self.provider != 'generic' || !has(self.serviceAccountName)"] = "`serviceAccountName` does not go with the provider `generic`, which is the default",
        ["!has(self.secretRef) || !has(self.serviceAccountName)"] = "`secretRef` and `serviceAccountName` do not go together",
        ["!has(self.serviceAccountName) || (has(self.provider) && self.provider == 'azure')"] = "`serviceAccountName` goes with the provider `azure` only",
        ["!has(self.serviceAccountName) || (has(self.provider) && (self.provider == 'azure' || self.provider == 'aws'))"] = "`serviceAccountName` goes with the providers `azure` and `aws` only",
        ["!has(self.verify) || self.sourceRef.kind == 'HelmRepository'"] = "`verify` goes with charts of a HelmRepository only",
        [@"has(self.pathPattern) && size(self.pathPattern) > 0 || self.artifacts.all(a, a.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'))"]
            = "names of artifacts must be valid names of objects, unless `pathPattern` makes templates of them",

        // flagger.app
        ["(size(self.group) == 0 && self.kind == 'Service') ? has(self.port) : true"] = "a reference to a Service needs a `port`",

        // fluxcd.controlplane.io: FluxInstance
        ["self.metadata.name == 'flux'"] = "the only name allowed is `flux`",
        ["!has(self.sharding) || !has(self.sharding.storage) || self.sharding.storage != 'persistent' || has(self.storage)"] = "`sharding.storage: persistent` needs `storage`",
        ["(has(self.objectLevelWorkloadIdentity) && self.objectLevelWorkloadIdentity) || !has(self.multitenantWorkloadIdentity) || !self.multitenantWorkloadIdentity"]
            = "`multitenantWorkloadIdentity` needs `objectLevelWorkloadIdentity: true`",
        ["!has(self.provider) || self.provider != 'gcp' || self.kind == 'OCIRepository' || self.kind == 'Bucket'"] = "the provider `gcp` goes with OCIRepository and Bucket only",
        ["!has(self.provider) || self.provider != 'github' || self.kind == 'GitRepository'"] = "the provider `github` goes with GitRepository only",

        // fluxcd.controlplane.io: ResourceSet
        ["!has(self.steps) || (!has(self.resources) && !has(self.resourcesTemplate))"] = "`steps` do not go with `resources` and `resourcesTemplate`",
        ["has(self.steps) || has(self.resources) || has(self.resourcesTemplate)"] = "it needs one of `steps`, `resources` and `resourcesTemplate`",
        ["!has(self.includeEmptyProviders) || self.name == 'Permute'"] = "`includeEmptyProviders` goes with the strategy `Permute` only",
        ["has(self.name) || has(self.selector)"] = "an entry of `inputsFrom` needs `name` or `selector`",
        ["!has(self.name) || !has(self.selector)"] = "an entry of `inputsFrom` takes `name` or `selector`, not both",
        ["self.all(s, self.exists_one(t, t.name == s.name))"] = "the names of `steps` must differ",
        ["has(self.resources) || has(self.resourcesTemplate)"] = "a step needs `resources` or `resourcesTemplate`",

        // fluxcd.controlplane.io: ResourceSetInputProvider
        ["self.type != 'Static' || !has(self.url)"] = "the type `Static` takes no `url`",
        ["self.type == 'Static' || has(self.url)"] = "every type but `Static` needs a `url`",
        ["!self.type.startsWith('Git') || self.url.startsWith('http')"] = "the `url` of a Git provider begins with `http`",
        ["!self.type.startsWith('AzureDevOps') || self.url.startsWith('http://') || self.url.startsWith('https://')"] = "the `url` of an Azure DevOps provider begins with `http://` or `https://`",
        ["!self.type.startsWith('AWSCodeCommit') || self.url.startsWith('https://')"] = "the `url` of a CodeCommit provider begins with `https://`",
        ["!self.type.endsWith('ArtifactTag') || self.url.startsWith('oci')"] = "the `url` of a registry begins with `oci`",
        ["self.type != 'ExternalService' || self.url.startsWith('http')"] = "the `url` of an external service begins with `http`",
        ["self.type != 'ExternalService' || !self.url.startsWith('http://') || (has(self.insecure) && self.insecure)"] = "an external service at `http://` needs `insecure: true`",
        ["!has(self.insecure) || !self.insecure || self.type == 'ExternalService' || self.type == 'OCIArtifactTag'"] = "`insecure` goes with the types `ExternalService` and `OCIArtifactTag` only",
        ["!has(self.secretRef) || !(self.type == 'Static' || self.type.startsWith('AWSCodeCommit') || (self.type.endsWith('ArtifactTag') && self.type != 'OCIArtifactTag'))"]
            = "this type takes no `secretRef`",
        ["!has(self.certSecretRef) || !(self.type == 'Static' || self.type.startsWith('AzureDevOps') || self.type.startsWith('AWSCodeCommit') || (self.type.endsWith('ArtifactTag') && self.type != 'OCIArtifactTag'))"]
            = "this type takes no `certSecretRef`",
        ["!has(self.serviceAccountName) || self.type.startsWith('AzureDevOps') || self.type.startsWith('AWSCodeCommit') || self.type.endsWith('ArtifactTag')"]
            = "`serviceAccountName` goes with Azure DevOps, CodeCommit and registries only",
    };

    /// <summary>The rule in words, or null.</summary>
    public static string? Find(string rule) => Words.GetValueOrDefault(rule);
}
