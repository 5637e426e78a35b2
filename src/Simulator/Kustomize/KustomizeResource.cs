using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// One object in a build: its nodes, and what kustomize remembers about it while building. Upstream keeps the latter in
/// annotations of its own; here they are members, so an object's nodes hold nothing that the user did not write.
/// </summary>
public sealed class KustomizeResource
{
    private readonly List<PreviousId> _previous = [];
    private readonly List<string> _prefixes = [];
    private readonly List<string> _suffixes = [];
    private readonly List<string> _varNames = [];
    private OpenApiSchema _schema;
    private bool _isReferredTo;

    /// <summary>The id while the nodes are frozen: among many objects it is asked for again and again.</summary>
    private KustomizeId? _frozenId;

    /// <summary>Wraps an object.</summary>
    /// <param name="root">Its nodes, without anchors and merge keys; may be frozen and shared, see <see cref="Writable"/>.</param>
    /// <param name="schema">The schema in force, which knows scopes and merge keys.</param>
    public KustomizeResource(YamlMap root, OpenApiSchema schema)
    {
        Root = root;
        _schema = schema;
    }

    /// <summary>The nodes, for reading. They may belong to a file or to another build: change them through <see cref="Writable"/> only.</summary>
    public YamlMap Root { get; private set; }

    /// <summary>The schema in force.</summary>
    public OpenApiSchema Schema
    {
        get => _schema;
        set
        {
            _schema = value;
            _frozenId = null;
        }
    }

    /// <summary>How the object came into the build, or null before anything included it.</summary>
    public Trail? Trail { get; set; }

    /// <summary>The value of <c>config.kubernetes.io/origin</c>, kept only when <c>buildMetadata</c> asks for it.</summary>
    public ResourceOrigin? BuildOrigin { get; set; }

    /// <summary>The entries of <c>alpha.config.kubernetes.io/transformations</c>.</summary>
    public List<ResourceOrigin> Transformations { get; } = [];

    /// <summary>What a generated object does to one of the same id.</summary>
    public GenerationBehavior Behavior { get; set; }

    /// <summary>True when a hash of the content will be added to the name.</summary>
    public bool NeedsHash { get; set; }

    /// <summary>Name prefixes put on so far, the innermost first.</summary>
    public IReadOnlyList<string> NamePrefixes => _prefixes;

    /// <summary>Name suffixes put on so far, the innermost first.</summary>
    public IReadOnlyList<string> NameSuffixes => _suffixes;

    /// <summary>The names of the vars that take their value from this object.</summary>
    public IReadOnlyList<string> VarNames => _varNames;

    /// <summary><c>kind</c>; "" when absent.</summary>
    public string Kind => ScalarAt(Root, "kind")?.Value ?? "";

    /// <summary><c>apiVersion</c>; "" when absent.</summary>
    public string ApiVersion => ScalarAt(Root, "apiVersion")?.Value ?? "";

    /// <summary><c>metadata.name</c>; "" when absent or null.</summary>
    public string Name => MetadataText("name");

    /// <summary><c>metadata.namespace</c>; "" when absent or null.</summary>
    public string Namespace => MetadataText("namespace");

    /// <summary>True when a patch deleted the object or left nothing of it.</summary>
    public bool IsEmpty => Root.Entries.Count == 0;

    /// <summary>True when upstream would have annotations of its own in the object by now.</summary>
    public bool IsAnnotatedUpstream =>
        _previous.Count > 0 || _prefixes.Count > 0 || _suffixes.Count > 0 || _isReferredTo || NeedsHash || Behavior != GenerationBehavior.Unspecified || BuildOrigin is not null || Transformations.Count > 0;

    /// <summary>What the object is called now.</summary>
    public KustomizeId Id
    {
        get
        {
            if (_frozenId is { } known)
            {
                return known;
            }

            var (group, version) = Manifests.Resources.ResourceId.SplitApiVersion(ApiVersion);
            var id = new KustomizeId(group, version, Kind, Name, Namespace, Schema.IsClusterScoped(group, version, Kind));
            _frozenId = Root.IsFrozen ? id : null;
            return id;
        }
    }

    /// <summary>What the object was called before, the oldest first, without its current id.</summary>
    public IReadOnlyList<KustomizeId> PreviousIds
    {
        get
        {
            if (_previous.Count == 0)
            {
                return [];
            }

            // Upstream takes the group and version of today for every earlier id: api/internal/utils/makeResIds.go:PrevIds.
            var (group, version) = Manifests.Resources.ResourceId.SplitApiVersion(ApiVersion);
            return _previous.ConvertAll(p => new KustomizeId(group, version, p.Kind, p.Name, p.Namespace));
        }
    }

    /// <summary>What the object was called at first.</summary>
    public KustomizeId OriginalId => PreviousIds is [var first, ..] ? first : Id;

    /// <summary>The nodes, for changing: a copy of one's own is made the first time.</summary>
    public YamlMap Writable()
    {
        if (Root.IsFrozen)
        {
            ReplaceRoot(Root.Clone());
        }

        return Root;
    }

    /// <summary>Puts other nodes in the place of the object's.</summary>
    public void ReplaceRoot(YamlMap root)
    {
        Root = root;
        _frozenId = null;
    }

    /// <summary>
    /// A second object with the same nodes and memory; the nodes are frozen and shared until one of the two changes them.
    /// </summary>
    public KustomizeResource Copy()
    {
        Root.Freeze();
        var copy = new KustomizeResource(Root, Schema)
        {
            Trail = Trail,
            BuildOrigin = BuildOrigin,
            Behavior = Behavior,
            NeedsHash = NeedsHash,
        };
        copy.TakeMemoryOf(this);
        copy._varNames.AddRange(_varNames);
        copy.Transformations.AddRange(Transformations);
        return copy;
    }

    /// <summary>Remembers what the object is called now, before a step renames it.</summary>
    public void RememberId()
    {
        var id = Id;
        _previous.Add(new PreviousId(id.Kind, id.Name, id.EffectiveNamespace));
    }

    /// <summary>Remembers what the object was called.</summary>
    public void RememberId(PreviousId id) => _previous.Add(id);

    /// <summary>Remembers a name prefix; an empty one is no prefix.</summary>
    public void AddNamePrefix(string prefix)
    {
        if (prefix.Length > 0)
        {
            _prefixes.Add(prefix);
        }
    }

    /// <summary>Remembers a name suffix; an empty one is no suffix.</summary>
    public void AddNameSuffix(string suffix)
    {
        if (suffix.Length > 0)
        {
            _suffixes.Add(suffix);
        }
    }

    /// <summary>Remembers that the reference of another object was pointed at this one.</summary>
    public void RememberReference() => _isReferredTo = true;

    /// <summary>Remembers a var that takes its value from this object.</summary>
    public void AddVarName(string name) => _varNames.Add(name);

    /// <summary>Takes over the earlier names, prefixes, suffixes and references of another object, in the place of one's own.</summary>
    public void TakeMemoryOf(KustomizeResource other)
    {
        Replace(_previous, other._previous);
        Replace(_prefixes, other._prefixes);
        Replace(_suffixes, other._suffixes);
        _isReferredTo = other._isReferredTo;
    }

    /// <summary>
    /// Takes the place of an older object: its name, namespace, labels, annotations and memory, and with
    /// <see cref="GenerationBehavior.Merge"/> its data too (api/resource/resource.go:CopyMergeMetaDataFieldsFrom).
    /// </summary>
    public void LayOver(KustomizeResource old)
    {
        var root = Writable();
        var metadata = NodeEdits.MapAt(root, "metadata", root.Origin);
        var oldMetadata = old.Root["metadata"] as YamlMap;
        SetOrRemove(metadata, "labels", StringMaps.Merge(oldMetadata?["labels"], metadata["labels"], root.Origin));
        SetOrRemove(metadata, "annotations", StringMaps.Merge(oldMetadata?["annotations"], metadata["annotations"], root.Origin));
        SetOrRemove(metadata, "name", oldMetadata?["name"]?.Clone());
        SetOrRemove(metadata, "namespace", old.Namespace.Length > 0 ? oldMetadata!["namespace"]!.Clone() : null);
        if (Behavior == GenerationBehavior.Merge)
        {
            SetOrRemove(root, "data", StringMaps.Merge(old.Root["data"], root["data"], root.Origin));
            SetOrRemove(root, "binaryData", StringMaps.Merge(old.Root["binaryData"], root["binaryData"], root.Origin));
            BuildOrigin = old.BuildOrigin ?? BuildOrigin;
        }

        TakeMemoryOf(old);
        Replace(_varNames, old._varNames);
        Behavior = old.Behavior;
        NeedsHash &= old.NeedsHash;
    }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString();

    private static void SetOrRemove(YamlMap map, string key, YamlNode? value)
    {
        if (value is null)
        {
            map.Remove(key);
        }
        else
        {
            map.Set(NodeEdits.Key(key, value.Origin), value);
        }
    }

    private static void Replace<T>(List<T> mine, List<T> theirs)
    {
        mine.Clear();
        mine.AddRange(theirs);
    }

    private string MetadataText(string key) => Root["metadata"] is YamlMap metadata && ScalarAt(metadata, key) is { IsNull: false } scalar ? scalar.Value : "";

    private static YamlScalar? ScalarAt(YamlMap map, string key) => map[key] as YamlScalar;
}
