namespace Dryflux.Manifests.Flux;

/// <summary>The Flux releases that something must work with.</summary>
/// <param name="Oldest">The oldest.</param>
/// <param name="Newest">The newest; the same for most.</param>
public sealed record FluxRange(FluxVersion Oldest, FluxVersion Newest)
{
    /// <summary>One release.</summary>
    public static FluxRange Of(FluxVersion version) => new(version, version);

    /// <summary>From the oldest to the newest of several releases; at least one.</summary>
    public static FluxRange Over(IEnumerable<FluxVersion> versions)
    {
        var all = versions.ToList();
        return new FluxRange(all.Min()!, all.Max()!);
    }
}
