using Dryflux.Simulator.Kustomize.Fields;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>What the transformers of a kustomization are made from.</summary>
/// <param name="Kustomization">The kustomization.</param>
/// <param name="Config">Which fields transformers work on.</param>
/// <param name="Files">The files of the directory.</param>
/// <param name="Schema">The schema in force.</param>
/// <param name="Errors">Where mistakes go.</param>
public sealed record StepInput(KustomizationFile Kustomization, TransformerConfig Config, BuildFiles Files, OpenApiSchema Schema, BuildErrors Errors);
