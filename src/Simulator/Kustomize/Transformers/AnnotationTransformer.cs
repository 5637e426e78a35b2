using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Sets annotations: <c>commonAnnotations</c>.</summary>
/// <param name="annotations">The annotations.</param>
/// <param name="specs">The mappings that hold annotations.</param>
public sealed class AnnotationTransformer(YamlMap annotations, IReadOnlyList<FieldSpec> specs) : MapEntriesTransformer(annotations, specs);
