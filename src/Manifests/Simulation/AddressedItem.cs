using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Simulation;

/// <summary>An item of a list that an operation of a JSON patch found by its index.</summary>
/// <param name="Operation">The <c>path</c> of the operation.</param>
/// <param name="Object">The object that was patched, as it was then.</param>
/// <param name="Pointer">What leads to the item, as <c>/spec/template/spec/containers/0</c>.</param>
/// <param name="Count">How many items the list had.</param>
/// <param name="Name">The <c>name</c> of the item, or null.</param>
/// <param name="Place">Where the item is written.</param>
/// <param name="IsTested">True when the patch made sure, by a <c>test</c> of something in it, that it is the item that is meant.</param>
public sealed record AddressedItem(Place Operation, ResourceId Object, string Pointer, int Count, string? Name, Place Place, bool IsTested);
