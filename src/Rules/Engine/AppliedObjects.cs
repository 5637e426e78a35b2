using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>The Flux objects of the clusters judged as they are applied, by the document that each is written in.</summary>
internal sealed class AppliedObjects
{
    private readonly Dictionary<(string Path, int Start), List<(RenderedObject Rendered, Cluster Cluster)>> _byDocument = [];

    /// <summary>Gathers the objects of a workspace. What a bootstrap makes is left out: it stands in no file.</summary>
    public AppliedObjects(Workspace workspace)
    {
        var written = workspace.Objects.Select(o => KeyOf(o.Resource)).ToHashSet();
        foreach (var cluster in workspace.Judged)
        {
            foreach (var rendered in cluster.Objects.Where(o => FluxObject.From(o.Resource) is not null))
            {
                Add(rendered, cluster, written);
            }
        }
    }

    /// <summary>Objects that no document holds as they are: generated ones, or those of a mapped repository.</summary>
    public List<(RenderedObject Rendered, Cluster Cluster)> Unwritten { get; } = [];

    /// <summary>How the object of a document is applied, cluster by cluster; nothing when no build takes it in.</summary>
    public IReadOnlyList<(RenderedObject Rendered, Cluster Cluster)> Of(FluxObject written) => _byDocument.GetValueOrDefault(KeyOf(written.Resource)) ?? [];

    private void Add(RenderedObject rendered, Cluster cluster, HashSet<(string, int)> written)
    {
        var key = KeyOf(rendered.Resource);
        if (written.Contains(key))
        {
            if (!_byDocument.TryGetValue(key, out var all))
            {
                _byDocument[key] = all = [];
            }

            all.Add((rendered, cluster));
        }
        else if (rendered.Owner.Objects.Contains(rendered))
        {
            Unwritten.Add((rendered, cluster));
        }
    }

    private static (string Path, int Start) KeyOf(Resource resource) => (resource.Root.Origin.Source.Path, resource.Root.Origin.Span.Start);
}
