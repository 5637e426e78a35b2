using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Sets labels: an entry of <c>labels</c>, or <c>commonLabels</c>.</summary>
/// <param name="labels">The labels.</param>
/// <param name="specs">The mappings that hold labels and selectors.</param>
public sealed class LabelTransformer(YamlMap labels, IReadOnlyList<FieldSpec> specs) : MapEntriesTransformer(labels, specs);
