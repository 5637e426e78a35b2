using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX110: fields of kustomize's Kustomization in Flux's, or the other way round.</summary>
public sealed class MixedKustomizationKinds : DocumentRule
{
    // What Flux's object shares with the file (patches, images, components, namePrefix, nameSuffix, buildMetadata) stands in neither
    // list; what it once had (patchesStrategicMerge, patchesJson6902) is FX103's.
    private static readonly string[] NativeFields =
    [
        "resources", "bases", "configMapGenerator", "secretGenerator", "generatorOptions", "commonLabels", "commonAnnotations", "labels", "namespace",
        "crds", "configurations", "generators", "transformers", "validators", "replacements", "replicas", "vars", "imageTags", "helmCharts", "helmGlobals",
        "helmChartInflationGenerator", "openapi", "sortOptions",
    ];

    private static readonly string[] FluxFields =
    [
        "sourceRef", "interval", "path", "prune", "dependsOn", "healthChecks", "healthCheckExprs", "postBuild", "targetNamespace", "retryInterval", "timeout",
        "wait", "force", "suspend", "serviceAccountName", "kubeConfig", "decryption", "commonMetadata", "deletionPolicy", "ignoreMissingComponents", "spec",
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX110",
        Name = "mixed-kustomization-kinds",
        Title = "Fields of a kustomization file in a Flux Kustomization, or the other way round",
        Level = Level.Error,
        Why = """
            Two kinds are called Kustomization. The file `kustomization.yaml` (`kustomize.config.k8s.io/v1beta1`) says what to build; the object
            (`kustomize.toolkit.fluxcd.io/v1`) tells Flux which directory to build, from which source and how often. A field of the one is unknown to
            the other: the API server refuses the object, kustomize refuses the file. In the one file that stands at the Flux path itself an unknown
            field is ignored without a word, so that what it asks for never happens. And an object of Flux in a file named `kustomization.yaml`
            is never applied, because kustomize takes the file for its own.

            Both have `patches`, `images`, `components`, `namePrefix` and `nameSuffix`. To use anything else of kustomize, write a
            `kustomization.yaml` into the directory that `spec.path` names; without one Flux makes its own of every manifest below (FX003).
            """,
        Sources = ["https://fluxcd.io/flux/faq/#are-there-two-kustomization-types", "https://fluxcd.io/flux/components/kustomize/kustomizations/", "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"],
    };

    /// <summary>True for a field of kustomization files that Flux's Kustomization does not have.</summary>
    internal static bool IsNativeField(string name) => NativeFields.Contains(name);

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        if (document.Role == DocumentRole.KustomizationFile)
        {
            CheckFile(document.Field, context);
        }
        else if (document.Role is DocumentRole.Object or DocumentRole.Patch)
        {
            foreach (var spec in document.Resources.Where(r => r.Id is { Group: FluxGroups.Kustomize, Kind: "Kustomization" }).Select(r => r.Field["spec"]))
            {
                foreach (var field in NativeFields.Select(f => spec[f]).Where(f => f.IsWritten))
                {
                    context.ReportKey(field, $"`{field.Key}` is a field of kustomization.yaml: a Flux Kustomization does not have it, and applying the object fails");
                }
            }
        }
    }

    private static void CheckFile(Field file, RuleContext context)
    {
        if (file["apiVersion"].Text is { } apiVersion && ResourceId.SplitApiVersion(apiVersion).Group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal))
        {
            context.Report(file["apiVersion"], $"a {file["kind"].Text ?? "Flux object"} of Flux in a file named {FileName(file)}: kustomize takes the file for its own and refuses it; give it another name");
            return;
        }

        foreach (var field in FluxFields.Select(f => file[f]).Where(f => f.IsWritten))
        {
            context.ReportKey(field, $"`{field.Key}` is a field of the Flux Kustomization: a kustomization file does not have it, and kustomize refuses the file or, at a Flux path itself, ignores the field");
        }
    }

    private static string FileName(Field file) => file.Origin.Source.Path[(file.Origin.Source.Path.LastIndexOf('/') + 1)..];
}
