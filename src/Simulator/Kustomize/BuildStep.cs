using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Simulator.Kustomize;

/// <summary>One place in the order of a build.</summary>
/// <param name="Kind">The kind, which <c>transformers:</c> entries and annotations name.</param>
/// <param name="Make">Makes the transformers that the fields of a kustomization ask for.</param>
public sealed record BuildStep(string Kind, Func<StepInput, IEnumerable<Transformer>> Make);
