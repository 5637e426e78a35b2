using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Kustomizations;

/// <summary>What labels or annotations of an object tell kustomize-controller about applying and deleting it; values are compared without regard to case.</summary>
// fluxcd/pkg ssa/utils/meta.go:AnyInMetadata
internal readonly struct ApplyOptions
{
    private readonly Field _metadata;

    private ApplyOptions(Field metadata) => _metadata = metadata;

    /// <summary>True when pruning leaves the object alone.</summary>
    public bool IsNeverPruned => Has("prune", "disabled") || IsNotApplied;

    /// <summary>True when the object is not applied at all.</summary>
    public bool IsNotApplied => Has("reconcile", "disabled") || Has("ssa", "Ignore");

    /// <summary>True when the object is left as it is once it exists, or its other managers keep their fields.</summary>
    public bool IsShared => IsNotApplied || Has("ssa", "IfNotPresent") || Has("ssa", "Merge");

    /// <summary>True when the object is left as it is once it exists.</summary>
    public bool IsNeverUpdated => IsNotApplied || Has("ssa", "IfNotPresent");

    /// <summary>True when the object is deleted and created again where it cannot be updated.</summary>
    public bool IsForced => Has("force", "enabled");

    /// <summary>The options of an object.</summary>
    public static ApplyOptions Of(RenderedObject rendered) => new(rendered.Resource.Field["metadata"]);

    private bool Has(string key, string value) => Is(_metadata["annotations"], key, value) || Is(_metadata["labels"], key, value);

    private static bool Is(Field map, string key, string value) => string.Equals(map[$"kustomize.toolkit.fluxcd.io/{key}"].Text, value, StringComparison.OrdinalIgnoreCase);
}
