using System.Collections.Concurrent;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// Finds the schema of a kind as a Flux release has it: those that come with dryflux first, then those of CRDs at hand. Reads only
/// what is asked for. Safe for several threads.
/// </summary>
public sealed class SchemaStore
{
    private readonly SchemaLibrary _library;
    private readonly ConcurrentDictionary<string, SchemaNode?> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CustomSchemas> _custom = new(StringComparer.Ordinal);

    /// <summary>A store with nothing read yet.</summary>
    /// <param name="flux">The Flux release line.</param>
    public SchemaStore(FluxVersion flux)
        : this(flux, new SchemaLibrary())
    {
    }

    private SchemaStore(FluxVersion flux, SchemaLibrary library)
    {
        Flux = flux;
        _library = library;
    }

    /// <summary>The Flux release line.</summary>
    public FluxVersion Flux { get; }

    /// <summary>Apiversions and kinds that come with dryflux, whatever release has them.</summary>
    public static IEnumerable<(string ApiVersion, string Kind)> Shipped
    {
        get
        {
            var library = new SchemaLibrary();
            return SchemaLibrary.Paths.SelectMany(path =>
            {
                var file = library.File(path)!;
                return file.Blocks.Where(file.IsKind).Select(kind => (path.StartsWith("core/", StringComparison.Ordinal) ? path["core/".Length..] : path, kind));
            });
        }
    }

    /// <summary>The same schemas as another Flux release has them, without those of CRDs.</summary>
    public SchemaStore At(FluxVersion flux) => new(flux, _library);

    /// <summary>The same schemas with those of more CRDs, which win over the ones here.</summary>
    public SchemaStore With(IEnumerable<Field> crds)
    {
        var store = new SchemaStore(Flux, _library);
        foreach (var crd in crds)
        {
            store.Add(crd);
        }

        foreach (var (key, kinds) in _custom)
        {
            store._custom.TryAdd(key, kinds);
        }

        return store;
    }

    /// <summary>The schema of whole objects of a kind, or null when there is none at hand.</summary>
    /// <param name="group">API group; "" for the core group.</param>
    /// <param name="version">API version.</param>
    /// <param name="kind">Kind.</param>
    public SchemaNode? Find(string group, string version, string kind) =>
        FileOf(group, version)?.IsKind(kind) == true ? Read($"{PathOf(group, version)}#{kind}") : Custom(group, version, kind);

    /// <summary>True when some version of the kind, in any Flux release, is known.</summary>
    /// <param name="group">API group; "" for the core group.</param>
    /// <param name="version">API version.</param>
    /// <param name="kind">Kind.</param>
    public bool Knows(string group, string version, string kind) =>
        FileOf(group, version)?.IsKind(kind) == true || Custom(group, version, kind) is not null;

    /// <summary>True when the objects of a kind live in namespaces, as far as the schemas that come with dryflux tell.</summary>
    /// <param name="group">API group; "" for the core group.</param>
    /// <param name="version">API version.</param>
    /// <param name="kind">Kind.</param>
    public bool IsNamespaced(string group, string version, string kind) => FileOf(group, version)?.IsNamespaced(kind) == true;

    /// <summary>The schema of a reference, as <c>meta/v1#ObjectMeta</c>.</summary>
    public SchemaNode Resolve(string reference) => Read(reference) ?? SchemaNode.Anything;

    // What is called core and meta among the files is no group that an object can name.
    private SchemaFile? FileOf(string group, string version) => group is "core" or "meta" ? null : _library.File(PathOf(group, version));

    private static string PathOf(string group, string version) => $"{(group.Length == 0 ? "core" : group)}/{version}";

    private void Add(Field crd)
    {
        if (crd["spec"]["group"].Text is { } group && crd["spec"]["names"]["kind"].Text is { } kind)
        {
            _custom.TryAdd($"{group}/{kind}", new CustomSchemas(crd, Resolve));
        }
    }

    private SchemaNode? Custom(string group, string version, string kind) => _custom.GetValueOrDefault($"{group}/{kind}")?.Of(version);

    private SchemaNode? Read(string reference) => _read.GetOrAdd(reference, static (key, store) =>
    {
        var hash = key.IndexOf('#', StringComparison.Ordinal);
        return store._library.File(key[..hash])?.Read(key[(hash + 1)..], store.Flux, store.Resolve);
    }, this);
}
