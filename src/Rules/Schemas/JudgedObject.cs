using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Schemas;

/// <summary>An object with what its schema says of it.</summary>
/// <param name="Resource">The object: rendered, or as written where no build reaches it.</param>
/// <param name="Rendered">Where it stands in a cluster; null for one as written.</param>
/// <param name="Cluster">The cluster; null for one as written.</param>
/// <param name="Document">The document that holds it; null for a rendered one.</param>
/// <param name="Store">The schemas that it is judged by.</param>
internal sealed record JudgedObject(Resource Resource, RenderedObject? Rendered, Cluster? Cluster, SourceDocument? Document, SchemaStore Store)
{
    /// <summary>The schema of its kind, or null when there is none.</summary>
    public SchemaNode? Schema { get; init; }

    /// <summary>What is wrong with it, in order of the object.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>True when some schema judged it, be it one that is no <see cref="SchemaNode"/>.</summary>
    public bool IsJudged { get; init; }
}
