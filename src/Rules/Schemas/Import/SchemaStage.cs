using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas.Import;

/// <summary>What a line says during a stretch of releases.</summary>
/// <param name="Facts">The facts, each with a tab before it.</param>
/// <param name="First">The release in which it came; null outside any history.</param>
/// <param name="Last">The last release so far that has it.</param>
internal sealed record SchemaStage(string Facts, FluxVersion? First, FluxVersion? Last);
