using Dryflux.Manifests;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// Every object of a workspace judged by its schema, once for all rules: what the clusters get, and as written what no build reaches.
/// CRDs of a cluster are schemas for that cluster and for what no build reaches, those that no cluster applies for everything.
/// </summary>
internal sealed class SchemaVerdicts
{
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);

    private SchemaVerdicts(Workspace workspace)
    {
        var written = Written(workspace);
        var given = GivenSchemas.Of(workspace);
        var definitions = written.ConvertAll(w => w.Resource).FindAll(r => CustomResourceDefinition.Is(r.Id));

        // What one cluster applies may be of another version than what the next one has from elsewhere.
        var applied = new HashSet<string>(workspace.Clusters.SelectMany(c => c.Objects).Where(o => CustomResourceDefinition.Is(o.Id)).Select(o => Key(o.Resource)), StringComparer.Ordinal);
        var unapplied = Definitions(definitions.FindAll(d => !applied.Contains(Key(d)))).ToList();
        var shipped = new SchemaStore(workspace.Target.Flux);
        var stores = new Dictionary<FluxVersion, SchemaStore>();
        var objects = new List<JudgedObject>();
        var reached = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cluster in workspace.Judged)
        {
            if (!stores.TryGetValue(cluster.Flux, out var store))
            {
                stores[cluster.Flux] = store = shipped.At(cluster.Flux).With(unapplied);
            }

            var own = store.With(Definitions(cluster.Objects.Select(o => o.Resource))).With(given.Definitions);

            // What a bootstrap or the configuration makes without a file has no field of its own to point at.
            var made = cluster.Components.SelectMany(c => c.Bootstrap).ToHashSet();
            foreach (var rendered in cluster.Objects)
            {
                if (!made.Contains(rendered) && !(rendered.Owner.Parent is null && IsMade(rendered.Resource)))
                {
                    objects.Add(new JudgedObject(rendered.Resource, rendered, cluster, null, own));
                    reached.Add(Key(rendered.Resource));
                }
            }
        }

        var forAll = shipped.With(Definitions(definitions)).With(given.Definitions);
        foreach (var (resource, document) in written)
        {
            var name = Name(resource);
            _written[name] = _written.GetValueOrDefault(name) + 1;
            if (!reached.Contains(Key(resource)))
            {
                objects.Add(new JudgedObject(resource, null, null, document, forAll));
            }
        }

        Objects = objects.SelectInParallel(o =>
        {
            var schema = o.Store.Find(o.Resource.Id.Group, o.Resource.Id.Version, o.Resource.Id.Kind);
            var violations = given.Judge(o.Resource) ?? (schema is null ? null : SchemaWalker.Judge(o.Resource.Field, schema));
            return o with { Schema = schema, Violations = violations ?? [], IsJudged = violations is not null };
        });
    }

    /// <summary>The objects: those of the clusters first, then those of files.</summary>
    public IReadOnlyList<JudgedObject> Objects { get; }

    /// <summary>The verdicts on a workspace.</summary>
    public static SchemaVerdicts Of(Workspace workspace) => workspace.Derived(w => new SchemaVerdicts(w));

    /// <summary>The context in which a rule reports about an object.</summary>
    public static RuleContext Context(JudgedObject judged, RuleContext context) =>
        judged.Rendered is { } rendered ? context.For(rendered, judged.Cluster!) : context.For(judged.Resource);

    /// <summary>
    /// True when an object is only as it is written and may be a piece of one: a kustomization file uses it, or another document of the
    /// repository describes the same object.
    /// </summary>
    public bool MayBePartial(JudgedObject judged) => judged.Document is { } document && (document.File.IsUsed || _written[Name(judged.Resource)] > 1);

    private static List<WrittenObject> Written(Workspace workspace)
    {
        var written = new List<WrittenObject>();
        foreach (var document in workspace.Files.SelectMany(f => f.Documents))
        {
            if (document.Role == DocumentRole.Object)
            {
                written.AddRange(document.Resources.Select(r => new WrittenObject(r, document)));
            }
        }

        return written;
    }

    private static IEnumerable<Field> Definitions(IEnumerable<Resource> resources) => resources.Where(r => CustomResourceDefinition.Is(r.Id)).Select(r => r.Field);

    private static bool IsMade(Resource resource) => resource.Field["kind"].KeyOrigin.Span == resource.Root.Origin.Span;

    // Texts as keys, here and in the store: tuples would have to be compiled anew at every start.
    private static string Name(Resource resource) => $"{resource.Id.Group}/{resource.Id.Kind}/{resource.Id.Name}";

    /// <summary>An object is known by the place where it is written, which its copies keep.</summary>
    private static string Key(Resource resource) => $"{resource.Root.Origin.Source.Path}:{resource.Root.Origin.Span.Start}-{resource.Root.Origin.Span.End}";

    private sealed record WrittenObject(Resource Resource, SourceDocument Document);
}
