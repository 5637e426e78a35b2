using Dryflux.Rules.ApiVersions;
using Dryflux.Rules.Changes;
using Dryflux.Rules.Dependencies;
using Dryflux.Rules.Expressions;
using Dryflux.Rules.HelmReleases;
using Dryflux.Rules.ImageAutomation;
using Dryflux.Rules.Kustomizations;
using Dryflux.Rules.Notifications;
using Dryflux.Rules.Operations;
using Dryflux.Rules.Overlays;
using Dryflux.Rules.Reading;
using Dryflux.Rules.Security;
using Dryflux.Rules.Sources;
using Dryflux.Rules.Substitution;

namespace Dryflux.Rules.Engine;

/// <summary>Every rule, in order of id. A rule that is not listed here does not exist.</summary>
public static class RuleCatalog
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        // FX0: reading the repository
        new YamlSyntax(),
        new DuplicateKey(),
        new NotAKubernetesObject(),
        new ResourceLimit(),
        new UnusedSuppression(),
        new AnalysisGap(),

        // FX1: API versions and schemas
        new RemovedApiVersion(),
        new DeprecatedApiVersion(),
        new RemovedField(),
        new SchemaViolation(),
        new UnknownField(),
        new FieldNeedsNewerFlux(),
        new ConstraintViolation(),
        new RemovedKubernetesApi(),
        new InvalidMetadata(),
        new MixedKustomizationKinds(),
        new UnknownKind(),

        // FX2: Flux Kustomizations, dependencies, kustomize overlays
        new WaitIgnoresHealthChecks(),
        new SourceNotFound(),
        new PathNotFound(),
        new PathExcluded(),
        new DependencyNotFound(),
        new DependencyCycle(),
        new DependencyWithoutHealth(),
        new MissingRetryInterval(),
        new IntervalTooShort(),
        new MissingTimeout(),
        new TimeoutInversion(),
        new PruneDisabled(),
        new CrdsPruned(),
        new ForceEnabled(),
        new ForceAnnotationLeft(),
        new SuspendedInGit(),
        new OverlappingPaths(),
        new DuplicateObject(),
        new BuildFailed(),
        new HealthCheckTargetMissing(),
        new CrdNotOrdered(),
        new NamespaceMissing(),
        new OrphanManifest(),
        new PatchWithoutEffect(),
        new PositionalListPatch(),
        new DeprecatedKustomizeField(),
        new RemoteBase(),
        new HelmChartsInKustomization(),
        new GeneratedNameNotFollowed(),
        new HealthExpression(),
        new DefaultNamespace(),

        // FX3: postBuild substitution
        new SubstitutionOff(),
        new InvalidVariableName(),
        new UndefinedVariable(),
        new UnquotedSubstituteValue(),
        new SubstitutionChangesType(),
        new SubstituteSourceMissing(),
        new UnusedVariable(),
        new ShellTextSubstituted(),
        new StrictSubstitutionOff(),
        new BadSubstitution(),
        new MissingWatchLabel(),
        new ShadowedVariable(),
        new OptionalSourceAbsent(),

        // FX4: Helm releases
        new ChartSourceNotFound(),
        new FloatingChartVersion(),
        new InvalidVersionRange(),
        new HelmRepositoryOci(),
        new PreferChartRef(),
        new DriftDetectionOff(),
        new DriftDetectionFightsAutoscaler(),
        new TargetPathOverridesValues(),
        new MissingRemediation(),
        new ImplicitRemediateLastFailure(),
        new UnlimitedRetries(),
        new ReleaseNameTruncated(),
        new ReleaseNameConflict(),
        new ValuesSourceMissing(),
        new StorageNamespace(),
        new CreateNamespace(),
        new ValuesNotMergeable(),
        new ValuesSchema(),
        new IneffectiveField(),
        new HelmCrdsPolicy(),
        new PostRenderStrategy(),

        // FX5: sources
        new GitRefMissing(),
        new RefConflict(),
        new MutableOciReference(),
        new OciUnverified(),
        new InsecureSource(),
        new StaticCloudCredentials(),
        new InvalidSourceUrl(),
        new SourceSecretMissing(),
        new UnusedSource(),
        new IgnoreReplacesDefaults(),
        new ArtifactGeneratorOverlap(),
        new SourceProviderMismatch(),

        // FX6: image automation
        new InvalidTagFilter(),
        new ExtractUnknownGroup(),
        new UnfilteredPolicy(),
        new DigestReflectionInterval(),
        new ImageRepositoryNotFound(),
        new InvalidPolicyMarker(),
        new MarkerPolicyNotFound(),
        new MarkerNeverUpdated(),
        new MarkerWrongImage(),
        new AutomationRemovedTemplateField(),
        new PushesToTrackedBranch(),
        new ReadOnlyBootstrapKey(),
        new UnusedImagePolicy(),
        new PolicySelectsNothing(),
        new InvalidImagePolicy(),

        // FX7: notifications
        new ProviderNotFound(),
        new AlertNeverFires(),
        new ProviderIncomplete(),
        new WebhookInGit(),
        new ReceiverTargetMissing(),
        new InvalidAlertFilter(),
        new DeprecatedAlertSummary(),
        new NoErrorAlerts(),
        new RetiredTeamsConnector(),

        // FX8: security and tenancy
        new MissingServiceAccount(),
        new CrossNamespaceReference(),
        new TenantClusterAdmin(),
        new MissingLockdownFlag(),
        new InvalidControllerFlag(),
        new ServiceAccountNotFound(),
        new ServiceAccountWithoutRights(),
        new PlaintextSecret(),
        new HardcodedCredential(),
        new PartlyEncrypted(),
        new SopsRuleMismatch(),
        new MissingDecryption(),
        new PrivilegedWorkload(),
        new MutableImageTag(),
        new PodSecurityViolation(),
        new DecryptionKeyInGit(),
        new FluxInstanceHardening(),

        // FX9: changes and operations
        new RenamePrunesWorkloads(),
        new ObjectChangesOwner(),
        new WillBePruned(),
        new ImmutableFieldChange(),
        new HelmReinstall(),
        new RbacWidened(),
        new RolloutRestartChurn(),
        new WrongPreflight(),
        new GeneratedComponentsEdited(),
    ];
}
