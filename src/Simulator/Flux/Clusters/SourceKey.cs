using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>A source as people name it.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct SourceKey(string Kind, string Namespace, string Name)
{
    /// <summary>The namespace that Flux is installed in unless somebody says otherwise.</summary>
    public const string FluxNamespace = "flux-system";

    /// <summary>The name that every bootstrap gives the source unless somebody says otherwise.</summary>
    public const string BootstrapName = "flux-system";

    /// <summary>The source as an object; its version is "".</summary>
    public ResourceId Id => new(FluxGroups.Source, "", Kind, Namespace, Name);

    /// <summary>What a <c>sourceRef</c> names.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="ownNamespace">The namespace of the object that has it.</param>
    public static SourceKey Of(Field reference, string ownNamespace) =>
        new(reference["kind"].Text ?? "", reference["namespace"].Text is { Length: > 0 } named ? named : ownNamespace, reference["name"].Text ?? "");

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}/{Namespace}/{Name}";
}
