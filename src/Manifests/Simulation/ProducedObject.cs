using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>An object that a controller makes from an applied one.</summary>
/// <param name="Id">What is made; the namespace <see cref="AnyNamespace"/> stands for several that only the cluster knows.</param>
/// <param name="Producer">What it is made from.</param>
public sealed record ProducedObject(ResourceId Id, RenderedObject Producer)
{
    /// <summary>A namespace that is not known before the cluster is.</summary>
    public const string AnyNamespace = "*";

    /// <summary>The keys that a Secret or ConfigMap will have; null when they are not known.</summary>
    public IReadOnlyList<string>? Keys { get; init; }
}
