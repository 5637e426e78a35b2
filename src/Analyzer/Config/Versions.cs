using System.Globalization;
using Dryflux.Manifests.Flux;

namespace Dryflux.Analyzer.Config;

/// <summary>Versions as users write them, in flags and configuration.</summary>
internal static class Versions
{
    /// <summary>A Flux release.</summary>
    /// <exception cref="UsageException">It is none, or not one that dryflux knows.</exception>
    public static FluxVersion Flux(string text)
    {
        var version = FluxVersion.TryParse(text) ?? throw new UsageException($"'{text}' is not a version such as {FluxVersion.Newest}");
        return version < FluxVersion.Oldest ? throw new UsageException($"Flux {version} is older than {FluxVersion.Oldest}, the oldest that dryflux knows")
            : version > FluxVersion.Newest ? throw new UsageException($"Flux {version} is newer than {FluxVersion.Newest}, the newest that this dryflux knows")
            : version;
    }

    /// <summary>A Kubernetes version as <c>1.34</c>; a patch number is dropped.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static string Kubernetes(string text)
    {
        var parts = text.TrimStart('v').Split('.');
        return parts is ["1", _] or ["1", _, _] && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            ? string.Create(CultureInfo.InvariantCulture, $"1.{minor}")
            : throw new UsageException($"'{text}' is not a version such as 1.34");
    }
}
