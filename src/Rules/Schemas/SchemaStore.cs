using System.Collections.Concurrent;
using Dryflux.Manifests.Flux;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// Finds the schema of a kind as a Flux release has it: those that come with dryflux first, then those of CRDs at hand. Reads only
/// what is asked for. Safe for several threads.
/// </summary>
public sealed class SchemaStore
{
    private readonly SchemaLibrary _library;
    private readonly ConcurrentDictionary<(string File, string Block), SchemaNode?> _read = new();
    private readonly Dictionary<(string Group, string Version, string Kind), CustomKind> _custom = [];

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

    /// <summary>Adds a kind that a CRD defines; a kind that is known already stays as it is.</summary>
    public void Add(CustomKind kind) => _custom.TryAdd((kind.Group, kind.Version, kind.Kind), kind);

    /// <summary>The schema of whole objects of a kind, or null when there is none at hand.</summary>
    /// <param name="group">API group; "" for the core group.</param>
    /// <param name="version">API version.</param>
    /// <param name="kind">Kind.</param>
    public SchemaNode? Find(string group, string version, string kind)
    {
        if (group is not ("core" or "meta"))
        {
            var file = $"{(group.Length == 0 ? "core" : group)}/{version}";
            if (_library.File(file)?.IsKind(kind) == true)
            {
                return Read(file, kind);
            }
        }

        return _custom.GetValueOrDefault((group, version, kind))?.Schema;
    }

    /// <summary>True when some version of the kind, in any Flux release, is known.</summary>
    /// <param name="group">API group; "" for the core group.</param>
    /// <param name="version">API version.</param>
    /// <param name="kind">Kind.</param>
    public bool Knows(string group, string version, string kind) =>
        _library.File($"{(group.Length == 0 ? "core" : group)}/{version}")?.IsKind(kind) == true || _custom.ContainsKey((group, version, kind));

    /// <summary>The schema of a reference, as <c>meta/v1#ObjectMeta</c>.</summary>
    public SchemaNode Resolve(string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        return Read(reference[..hash], reference[(hash + 1)..]) ?? SchemaNode.Anything;
    }

    private SchemaNode? Read(string file, string block) =>
        _read.GetOrAdd((file, block), static (key, store) => store._library.File(key.File)?.Read(key.Block, store.Flux, store.Resolve), this);
}
