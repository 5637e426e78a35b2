using Dryflux.Manifests.Text;

namespace Dryflux.Rules.ApiVersions;

/// <summary>A line of text that names a Flux API version, beside one at the same indentation that names the kind.</summary>
/// <param name="At">The value, quotes left out.</param>
/// <param name="Version">The version in it.</param>
/// <param name="Api">What it names.</param>
/// <param name="Dropped">The lines of the same mapping, and below it, with the key of a field that some version of the kind dropped.</param>
internal sealed record ApiVersionLine(Place At, TextSpan Version, FluxApiVersion Api, IReadOnlyList<(string Key, Place At)> Dropped);
