using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>An object that a controller makes from an applied one.</summary>
/// <param name="Id">What is made; the namespace <see cref="AnyNamespace"/> stands for several that only the cluster knows.</param>
/// <param name="Producer">What it is made from.</param>
public sealed record ProducedObject(ResourceId Id, RenderedObject Producer)
{
    /// <summary>A namespace that is not known before the cluster is.</summary>
    public const string AnyNamespace = "*";

    /// <summary>Says of names whether the object may have them, where only the cluster knows which; null for the one of <see cref="Id"/>.</summary>
    public Func<string, bool>? HasName { get; init; }

    /// <summary>The keys that a Secret or ConfigMap will have; null when they are not known.</summary>
    public IReadOnlyList<string>? Keys { get; init; }

    /// <summary>True when it can be the object of an id, whatever its version, by what <see cref="HasName"/> says of names.</summary>
    public bool Makes(ResourceId id) => HasName?.Invoke(id.Name) == true && id with { Version = "", Name = "" } == Id with { Version = "", Name = "" };
}
