using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Cel.Kubernetes;
using Dryflux.Rules.Schemas;

namespace Dryflux.Tests.Cel;

/// <summary>Every rule of Flux's own kinds, broken.</summary>
public sealed class ConstraintTests
{
    private const string Chart = "chart: {spec: {chart: podinfo, sourceRef: {kind: HelmRepository, name: podinfo}}}";

    /// <summary>Flux release, apiVersion and kind, the object without them, the field to look at.</summary>
    public static TheoryData<string, string, string, string> Broken { get; } = new()
    {
        { "2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", "spec: {interval: 1h}", "spec" },
        { "2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", $"spec: {{interval: 1h, {Chart}, chartRef: {{kind: OCIRepository, name: a}}}}", "spec.chart" },
        { "2.3", "helm.toolkit.fluxcd.io/v2beta2 HelmRelease", "spec: {interval: 1h}", "spec" },
        { "2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", $"spec: {{interval: 1h, {Chart}, install: {{strategy: {{name: RemediateOnFailure, retryInterval: 5m}}}}}}", "spec.install.strategy.retryInterval" },
        { "2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", $"spec: {{interval: 1h, {Chart}, upgrade: {{strategy: {{name: RemediateOnFailure, retryInterval: 5m}}}}}}", "spec.upgrade.strategy.retryInterval" },
        { "2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", $"spec: {{interval: 1h, {Chart}, kubeConfig: {{}}}}", "spec.kubeConfig" },
        { "2.7", "kustomize.toolkit.fluxcd.io/v1 Kustomization", "spec: {kubeConfig: {configMapRef: {name: a}, secretRef: {name: b}}}", "spec.kubeConfig.secretRef" },
        { "2.7", "kustomize.toolkit.fluxcd.io/v1 Kustomization", "spec: {kubeConfig: {}}", "spec.kubeConfig" },
        { "2.9", "image.toolkit.fluxcd.io/v1 ImagePolicy", "spec: {interval: 1h}", "spec.interval" },
        { "2.9", "image.toolkit.fluxcd.io/v1 ImagePolicy", "spec: {interval: 1h, digestReflectionPolicy: IfNotPresent}", "spec.interval" },
        { "2.9", "image.toolkit.fluxcd.io/v1 ImagePolicy", "spec: {digestReflectionPolicy: Always}", "spec.digestReflectionPolicy" },
        { "2.9", "notification.toolkit.fluxcd.io/v1beta3 Provider", "spec: {type: slack, commitStatusExpr: \"'x'\"}", "spec.commitStatusExpr" },
        { "2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: generic-oidc}", "spec.type" },
        { "2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: generic-oidc, oidcProviders: []}", "spec.oidcProviders" },
        { "2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: github, secretRef: {name: a}, oidcProviders: [{issuerURL: 'https://a'}]}", "spec.oidcProviders" },
        { "2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: generic-oidc, secretRef: {name: a}, oidcProviders: [{issuerURL: 'https://a'}]}", "spec.secretRef" },
        { "2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: github}", "spec.type" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: azure, sts: {provider: aws, endpoint: 'https://a'}}", "spec.sts" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: aws, sts: {provider: ldap, endpoint: 'https://a'}}", "spec.sts.provider" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: generic, sts: {provider: aws, endpoint: 'https://a'}}", "spec.sts.provider" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {sts: {provider: aws, endpoint: 'https://a'}}", "spec.sts.provider" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: aws, sts: {provider: aws, secretRef: {name: a}}}", "spec.sts.secretRef" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: aws, sts: {provider: aws, certSecretRef: {name: a}}}", "spec.sts.certSecretRef" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {serviceAccountName: a}", "spec.serviceAccountName" },
        { "2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: gcp, secretRef: {name: a}, serviceAccountName: a}", "spec.serviceAccountName" },
        { "2.8", "source.toolkit.fluxcd.io/v1 GitRepository", "spec: {provider: github, serviceAccountName: a}", "spec.serviceAccountName" },
        { "2.9", "source.toolkit.fluxcd.io/v1 GitRepository", "spec: {serviceAccountName: a}", "spec.serviceAccountName" },
        { "2.9", "source.toolkit.fluxcd.io/v1 HelmChart", "spec: {sourceRef: {kind: GitRepository, name: a}, verify: {provider: cosign}}", "spec.verify" },
        { "2.9", "source.extensions.fluxcd.io/v1beta1 ArtifactGenerator", "spec: {artifacts: [{name: ok}, {name: Not_OK}]}", "spec.artifacts" },
        { "2.9", "flagger.app/v1beta1 Canary", "spec: {service: {mirror: [{backendRef: {name: a}}]}}", "spec.service.mirror[0].backendRef" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxInstance", "metadata: {name: fleet}", "metadata.name" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxReport", "metadata: {name: fleet}", "metadata.name" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxInstance", "{metadata: {name: flux}, spec: {sharding: {storage: persistent}}}", "spec.sharding.storage" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxInstance", "{metadata: {name: flux}, spec: {cluster: {multitenantWorkloadIdentity: true}}}", "spec.cluster.multitenantWorkloadIdentity" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxInstance", "{metadata: {name: flux}, spec: {sync: {kind: GitRepository, provider: gcp}}}", "spec.sync.provider" },
        { "2.9", "fluxcd.controlplane.io/v1 FluxInstance", "{metadata: {name: flux}, spec: {sync: {kind: OCIRepository, provider: github}}}", "spec.sync.provider" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {steps: [{name: a, resources: []}], resources: []}", "spec.resources" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {}", "spec" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {resources: [], inputStrategy: {name: Flatten, includeEmptyProviders: true}}", "spec.inputStrategy.includeEmptyProviders" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {resources: [], inputsFrom: [{name: a}, {kind: ResourceSetInputProvider}]}", "spec.inputsFrom[1]" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {resources: [], inputsFrom: [{name: a, selector: {}}]}", "spec.inputsFrom[0].selector" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {steps: [{name: a, resources: []}, {name: a, resources: []}]}", "spec.steps" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSet", "spec: {steps: [{name: a}]}", "spec.steps[0]" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: Static, url: 'https://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: GitHubBranch, url: 'ssh://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: GitHubBranch}", "spec.type" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: AzureDevOpsBranch, url: 'ssh://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: AWSCodeCommitBranch, url: 'http://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: OCIArtifactTag, url: 'https://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: ExternalService, url: 'ftp://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: ExternalService, url: 'http://a'}", "spec.url" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: GitHubBranch, url: 'https://a', insecure: true}", "spec.insecure" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: ECRArtifactTag, url: 'oci://a', secretRef: {name: a}}", "spec.secretRef" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: ECRArtifactTag, url: 'oci://a', certSecretRef: {name: a}}", "spec.certSecretRef" },
        { "2.9", "fluxcd.controlplane.io/v1 ResourceSetInputProvider", "spec: {type: GitHubBranch, url: 'https://a', serviceAccountName: a}", "spec.serviceAccountName" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void ABrokenRuleIsReportedAtTheField(string release, string kind, string yaml, string path)
    {
        var broken = Assert.Single(Judge(release, kind, yaml));
        Assert.Equal(path, broken.At.Path);
        Assert.False(string.IsNullOrEmpty(broken.Message));
    }

    [Fact]
    public void EveryRuleThatComesWithDryfluxIsBrokenSomewhere()
    {
        var broken = Broken.SelectMany(row => Judge((string)row[0], (string)row[1], (string)row[2])).Select(b => b.Rule.Expression).ToHashSet();
        var shipped = new HashSet<string>();
        for (var minor = 0; minor <= FluxVersion.Newest.Minor; minor++)
        {
            var store = new SchemaStore(new FluxVersion(2, minor));
            foreach (var (apiVersion, kind) in SchemaStore.Shipped.Where(s => s.ApiVersion.Contains("fluxcd", StringComparison.Ordinal) || s.ApiVersion.StartsWith("flagger", StringComparison.Ordinal)))
            {
                if (Find(store, $"{apiVersion} {kind}") is { } schema)
                {
                    Collect(schema, shipped);
                }
            }
        }

        // A rule about changes does not run when an object is created.
        Assert.Equal(["self == oldSelf"], shipped.Except(broken).Order());
        Assert.True(shipped.Count > 40, $"{shipped.Count} rules");
    }

    [Theory]
    [InlineData("2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", "spec: {interval: 1h, chartRef: {kind: OCIRepository, name: a}}")]
    [InlineData("2.9", "helm.toolkit.fluxcd.io/v2 HelmRelease", "metadata: {name: a}")]
    [InlineData("2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: aws, sts: {provider: aws, endpoint: 'https://a'}, serviceAccountName: a}")]
    [InlineData("2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {sts: {provider: ldap, endpoint: 'https://a'}}")]
    [InlineData("2.9", "source.toolkit.fluxcd.io/v1 Bucket", "spec: {provider: '${provider}', sts: {provider: aws, endpoint: 'https://a'}}")]
    [InlineData("2.9", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: '${type}'}")]
    [InlineData("2.8", "notification.toolkit.fluxcd.io/v1 Receiver", "spec: {type: github}")]
    [InlineData("2.9", "source.toolkit.fluxcd.io/v1 GitRepository", "spec: {provider: aws, serviceAccountName: a}")]
    [InlineData("2.9", "source.extensions.fluxcd.io/v1beta1 ArtifactGenerator", "spec: {pathPattern: 'a/*', artifacts: [{name: Not_OK}]}")]
    [InlineData("2.9", "fluxcd.controlplane.io/v1 FluxInstance", "{metadata: {name: flux}, spec: {sync: {name: other}}}")]
    public void ARuleThatHoldsOrCannotBeToldIsQuiet(string release, string kind, string yaml) => Assert.Empty(Judge(release, kind, yaml));

    [Fact]
    public void RulesOfACustomResourceDefinitionSpeakInTheWordsOfTheirAuthor()
    {
        const string Crd = """
            type: object
            properties:
              spec:
                type: object
                properties:
                  min: {type: integer}
                  max: {type: integer, default: 10}
                  size: {type: integer}
                  names: {type: array, items: {type: string, x-kubernetes-validations: [{rule: "self.startsWith('a')", message: " names begin with a "}]}}
                  namespace: {type: string}
                x-kubernetes-validations:
                  - {rule: self.min <= self.max, messageExpression: "'min is %d and max %d'.format([self.min, self.max])", fieldPath: .min}
                  - {rule: self.size == oldSelf.size, message: size cannot change}
                  - {rule: "!oldSelf.hasValue() ? self.min > 0 : true", message: min starts above zero, optionalOldSelf: true}
                  - {rule: "!has(self.__namespace__) || self.namespace != 'kube-system'"}
                  - {rule: self.nothing == 1, message: is there}
            """;
        var schema = CustomResourceDefinition.ReadRoot(Root(Crd), hasStatus: false, new SchemaStore(FluxVersion.Newest).Resolve);
        var broken = new ConstraintWalker().Judge(Root("spec: {min: 11, size: 1, names: [a, b], namespace: kube-system}"), schema);
        Assert.Equal(["spec.min: min is 11 and max 10", "spec.namespace: ", "spec.names[1]: names begin with a"], broken.Select(b => $"{b.At.Path}: {b.Message}"));
        broken = new ConstraintWalker().Judge(Root("spec: {min: 0}"), schema);
        Assert.Equal(["spec.min: min starts above zero"], broken.Select(b => $"{b.At.Path}: {b.Message}"));
        broken = new ConstraintWalker().Judge(Root("spec: {min: 1}"), schema);
        Assert.Equal(["spec: its rule `self.nothing == 1` cannot be evaluated, there is no field `nothing`"], broken.Select(b => $"{b.At.Path}: {b.Message}"));
    }

    private static IReadOnlyList<BrokenConstraint> Judge(string release, string kind, string yaml) =>
        new ConstraintWalker().Judge(Root(yaml), Find(new SchemaStore(FluxVersion.TryParse(release)!), kind)!);

    private static SchemaNode? Find(SchemaStore store, string kind)
    {
        var parts = kind.Split('/', ' ');
        return store.Find(parts[0], parts[1], parts[2]);
    }

    private static Field Root(string yaml) => Field.Root(YamlParser.Parse(new SourceText("object.yaml", yaml)).Documents[0].Root);

    private static void Collect(SchemaNode schema, HashSet<string> rules)
    {
        rules.UnionWith(schema.Rules.Select(r => r.Expression));
        foreach (var below in schema.Properties.Values.Concat(schema.AllOf).Append(schema.Items).Append(schema.AdditionalProperties).OfType<SchemaNode>())
        {
            Collect(below, rules);
        }
    }
}
