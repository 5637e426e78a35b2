using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>Whether a patch, image or replacement had something to work on in one build.</summary>
/// <param name="Kind">The field that holds the entry: <c>patches</c>, <c>patchesJson6902</c>, <c>images</c> or <c>replacements</c>.</param>
/// <param name="Place">What selects: the patch's target, the image's name, the replacement's target; in a kustomization file, a Flux Kustomization, or a patch of one.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record EntryEffect(string Kind, Place Place, EntryOutcome Outcome)
{
    /// <summary>The items of lists that the operations of a JSON patch found by their index, in order of the objects and operations.</summary>
    public IReadOnlyList<AddressedItem> Addressed { get; init; } = [];
}
