using Dryflux.Manifests.Simulation;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Steps that one configuration asks for, done one after the other.</summary>
/// <param name="steps">The steps.</param>
public sealed class SeveralTransformers(IReadOnlyList<Transformer> steps) : Transformer
{
    /// <inheritdoc/>
    public override IEnumerable<EntryEffect> Effects => steps.SelectMany(s => s.Effects);

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        foreach (var step in steps)
        {
            step.Transform(resources, errors);
        }
    }
}
