using static Dryflux.Simulator.Kustomize.Reading.ConfigShape;

namespace Dryflux.Simulator.Kustomize.Reading;

/// <summary>The shapes of kustomization files and of what stands in them (api/types).</summary>
public static class Shapes
{
    /// <summary>A field specification.</summary>
    public static ObjectShape FieldSpec { get; } = Object("FieldSpec", ("group", Text), ("version", Text), ("kind", Text), ("path", Text), ("create", Flag));

    /// <summary>A list of field specifications.</summary>
    public static ConfigShape FieldSpecs { get; } = ListOf(FieldSpec);

    /// <summary>What a patch or a replacement works on.</summary>
    public static ObjectShape Selector { get; } = Object(
        "Selector", ("group", Text), ("version", Text), ("kind", Text), ("name", Text), ("namespace", Text), ("labelSelector", Text), ("annotationSelector", Text));

    /// <summary>An entry of <c>patches</c>.</summary>
    public static ObjectShape Patch { get; } = Object(
        "Patch",
        ("path", Text),
        ("patch", Text),
        ("target", Selector),
        ("options", Object("PatchArgs", ("allowNameChange", Flag), ("allowKindChange", Flag))));

    /// <summary>An entry of <c>images</c>.</summary>
    public static ObjectShape Image { get; } = Object("Image", ("name", Text), ("newName", Text), ("tagSuffix", Text), ("newTag", Text), ("digest", Text));

    /// <summary>An entry of <c>replicas</c>.</summary>
    public static ObjectShape Replica { get; } = Object("Replica", ("name", Text), ("count", Integer));

    /// <summary>An entry of <c>labels</c>.</summary>
    public static ObjectShape Label { get; } = Object(
        "Label",
        ("pairs", TextMap),
        ("includeSelectors", Flag),
        ("includeTemplates", Flag),
        ("includeVolumeClaimTemplates", Flag),
        ("fields", FieldSpecs));

    /// <summary>The options of a generator.</summary>
    public static ObjectShape GeneratorOptions { get; } = Object(
        "GeneratorOptions", ("labels", TextMap), ("annotations", TextMap), ("disableNameSuffixHash", Flag), ("immutable", Flag));

    private static readonly (string Name, ConfigShape Shape)[] DataArgs =
    [
        ("namespace", Text),
        ("name", Text),
        ("behavior", Text),
        ("literals", Texts),
        ("files", Texts),
        ("envs", Texts),
        ("env", Text),
        ("options", GeneratorOptions),
    ];

    /// <summary>An entry of <c>configMapGenerator</c>.</summary>
    public static ObjectShape ConfigMapArgs { get; } = Object("ConfigMapArgs", DataArgs);

    /// <summary>An entry of <c>secretGenerator</c>.</summary>
    public static ObjectShape SecretArgs { get; } = Object("SecretArgs", [.. DataArgs, ("type", Text)]);

    private static readonly ObjectShape FieldOptions = Object("FieldOptions", ("delimiter", Text), ("index", Integer), ("encoding", Text), ("create", Flag));

    /// <summary>One replacement, as an entry of a list or alone in a file.</summary>
    public static ObjectShape Replacement { get; } = Object(
        "Replacement",
        ("source", Object(
            "SourceSelector",
            ("group", Text),
            ("version", Text),
            ("kind", Text),
            ("name", Text),
            ("namespace", Text),
            ("fieldPath", Text),
            ("options", FieldOptions))),
        ("targets", ListOf(Object("TargetSelector", ("select", Selector), ("reject", ListOf(Selector)), ("fieldPaths", Texts), ("options", FieldOptions)))),
        ("sourceValue", Text));

    /// <summary>An entry of <c>replacements</c>.</summary>
    public static ObjectShape ReplacementField { get; } = Replacement.With(("path", Text));

    /// <summary>An entry of <c>vars</c>.</summary>
    public static ObjectShape Var { get; } = Object(
        "Var",
        ("name", Text),
        ("objref", Object("Target", ("apiVersion", Text), ("group", Text), ("version", Text), ("kind", Text), ("name", Text), ("namespace", Text))),
        ("fieldref", Object("FieldSelector", ("fieldPath", Text))));

    /// <summary>The <c>metadata</c> of a kustomization or a transformer.</summary>
    public static ObjectShape ObjectMeta { get; } = Object("ObjectMeta", ("name", Text), ("namespace", Text), ("labels", TextMap), ("annotations", TextMap));

    /// <summary>The field <c>sortOptions</c>.</summary>
    public static ObjectShape SortOptions { get; } = Object(
        "SortOptions", ("order", Text), ("legacySortOptions", Object("LegacySortOptions", ("orderFirst", Texts), ("orderLast", Texts))));

    private static readonly ObjectShape NameReference = Object(
        "NameBackReferences", ("group", Text), ("version", Text), ("kind", Text), ("fieldSpecs", FieldSpecs));

    /// <summary>A file named in <c>configurations</c>.</summary>
    public static ObjectShape TransformerConfig { get; } = Object(
        "TransformerConfig",
        ("namePrefix", FieldSpecs),
        ("nameSuffix", FieldSpecs),
        ("namespace", FieldSpecs),
        ("commonLabels", FieldSpecs),
        ("labels", FieldSpecs),
        ("templateLabels", FieldSpecs),
        ("volumeClaimTemplateLabels", FieldSpecs),
        ("commonAnnotations", FieldSpecs),
        ("nameReference", ListOf(NameReference)),
        ("varReference", FieldSpecs),
        ("images", FieldSpecs),
        ("replicas", FieldSpecs));

    private static readonly ObjectShape HelmChart = Object(
        "HelmChart",
        ("name", Text),
        ("version", Text),
        ("repo", Text),
        ("releaseName", Text),
        ("namespace", Text),
        ("additionalValuesFiles", Texts),
        ("valuesFile", Text),
        ("valuesInline", Anything),
        ("valuesMerge", Text),
        ("includeCRDs", Flag),
        ("skipHooks", Flag),
        ("apiVersions", Texts),
        ("kubeVersion", Text),
        ("nameTemplate", Text),
        ("skipTests", Flag),
        ("debug", Flag),
        ("devel", Flag));

    private static readonly ObjectShape HelmChartArgs = Object(
        "HelmChartArgs",
        ("chartName", Text),
        ("chartVersion", Text),
        ("chartRepoUrl", Text),
        ("chartHome", Text),
        ("chartRepoName", Text),
        ("helmBin", Text),
        ("helmHome", Text),
        ("values", Text),
        ("valuesLocal", Anything),
        ("valuesMerge", Text),
        ("releaseName", Text),
        ("releaseNamespace", Text),
        ("extraArgs", Texts));

    /// <summary>A kustomization file.</summary>
    public static ObjectShape Kustomization { get; } = Object(
        "Kustomization",
        ("apiVersion", Text),
        ("kind", Text),
        ("metadata", ObjectMeta),
        ("openapi", TextMap),
        ("namePrefix", Text),
        ("nameSuffix", Text),
        ("namespace", Text),
        ("commonLabels", TextMap),
        ("labels", ListOf(Label)),
        ("commonAnnotations", TextMap),
        ("patchesStrategicMerge", Texts),
        ("patchesJson6902", ListOf(Patch)),
        ("patches", ListOf(Patch)),
        ("images", ListOf(Image)),
        ("imageTags", ListOf(Image)),
        ("replacements", ListOf(ReplacementField)),
        ("replicas", ListOf(Replica)),
        ("vars", ListOf(Var)),
        ("sortOptions", SortOptions),
        ("resources", Texts),
        ("components", Texts),
        ("crds", Texts),
        ("bases", Texts),
        ("configMapGenerator", ListOf(ConfigMapArgs)),
        ("secretGenerator", ListOf(SecretArgs)),
        ("helmGlobals", Object("HelmGlobals", ("chartHome", Text), ("configHome", Text))),
        ("helmCharts", ListOf(HelmChart)),
        ("helmChartInflationGenerator", ListOf(HelmChartArgs)),
        ("generatorOptions", GeneratorOptions),
        ("configurations", Texts),
        ("generators", Texts),
        ("transformers", Texts),
        ("validators", Texts),
        ("buildMetadata", Texts));
}
