namespace Dryflux.Manifests.Flux;

/// <summary>The artifact that Flux publishes its own manifests as: <c>oci://ghcr.io/fluxcd/flux-manifests</c>, or a copy of it.</summary>
public static class FluxManifests
{
    /// <summary>True for the address of the artifact.</summary>
    public static bool Are(string? url) => url?.StartsWith("oci://", StringComparison.Ordinal) == true && url.TrimEnd('/').EndsWith("/flux-manifests", StringComparison.Ordinal);
}
