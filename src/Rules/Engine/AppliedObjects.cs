using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>The Flux objects of the clusters judged as they are applied, by the document that each is written in.</summary>
internal sealed class AppliedObjects
{
    private readonly Dictionary<string, List<AppliedObject>> _byDocument = new(StringComparer.Ordinal);

    /// <summary>Gathers the objects of a workspace. What a bootstrap makes is left out: it stands in no file.</summary>
    public AppliedObjects(Workspace workspace)
    {
        var written = workspace.Objects.Select(o => KeyOf(o.Resource)).ToHashSet(StringComparer.Ordinal);
        foreach (var cluster in workspace.Judged)
        {
            foreach (var rendered in cluster.Objects.Where(o => FluxObject.From(o.Resource) is not null))
            {
                Add(rendered, cluster, written);
            }
        }
    }

    /// <summary>Objects that no document holds as they are: generated ones, or those of a mapped repository.</summary>
    public List<AppliedObject> Unwritten { get; } = [];

    /// <summary>How the object of a document is applied, cluster by cluster; nothing when no build takes it in.</summary>
    public IReadOnlyList<AppliedObject> Of(FluxObject written) => _byDocument.GetValueOrDefault(KeyOf(written.Resource)) ?? [];

    private void Add(RenderedObject rendered, Cluster cluster, HashSet<string> written)
    {
        var key = KeyOf(rendered.Resource);
        if (written.Contains(key))
        {
            if (!_byDocument.TryGetValue(key, out var all))
            {
                _byDocument[key] = all = [];
            }

            all.Add(new AppliedObject(rendered, cluster));
        }
        else if (rendered.Owner.Objects.Contains(rendered))
        {
            Unwritten.Add(new AppliedObject(rendered, cluster));
        }
    }

    private static string KeyOf(Resource resource) => $"{resource.Root.Origin.Source.Path}:{resource.Root.Origin.Span.Start}";
}
