using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>A selector made ready to match: its parts as regular expressions that must take the whole value (api/types/selector.go:NewSelectorRegex).</summary>
public sealed class SelectorPattern
{
    private readonly GoRegex? _group;
    private readonly GoRegex? _version;
    private readonly GoRegex? _kind;
    private readonly GoRegex? _name;
    private readonly GoRegex? _namespace;
    private readonly LabelSelector _labels;
    private readonly LabelSelector _annotations;

    private SelectorPattern(GoRegex? group, GoRegex? version, GoRegex? kind, GoRegex? name, GoRegex? @namespace, LabelSelector labels, LabelSelector annotations)
    {
        _group = group;
        _version = version;
        _kind = kind;
        _name = name;
        _namespace = @namespace;
        _labels = labels;
        _annotations = annotations;
    }

    /// <summary>Makes a selector ready; null, with errors reported, when a part is no expression.</summary>
    public static SelectorPattern? From(Selector selector, BuildErrors errors)
    {
        var before = errors.Count;
        var group = Compile(selector.Group);
        var version = Compile(selector.Version);
        var kind = Compile(selector.Kind);
        var name = Compile(selector.Name);
        var @namespace = Compile(selector.Namespace);
        var labels = LabelSelector.Parse(selector.LabelSelector, selector.Origin, errors);
        var annotations = LabelSelector.Parse(selector.AnnotationSelector, selector.Origin, errors);
        return errors.Count > before ? null : new SelectorPattern(group, version, kind, name, @namespace, labels!, annotations!);

        GoRegex? Compile(string pattern) => pattern.Length == 0 ? null : CompileWhole(pattern, selector.Origin, errors);
    }

    /// <summary>An expression that must take the whole value, or null with the error reported.</summary>
    public static GoRegex? CompileWhole(string pattern, Origin at, BuildErrors errors)
    {
        if (GoRegex.TryParseWhole(pattern, out var regex, out var error))
        {
            return regex;
        }

        errors.Add(error.Message, at);
        return null;
    }

    /// <summary>
    /// True when the selector takes the object: name and namespace may be the original or the current ones, the rest is
    /// current (api/resmap/reswrangler.go:Select).
    /// </summary>
    public bool Matches(KustomizeResource resource)
    {
        var current = resource.Id;
        var original = resource.OriginalId;
        return (Takes(_namespace, original.EffectiveNamespace) || Takes(_namespace, current.EffectiveNamespace))
            && (Takes(_name, original.Name) || Takes(_name, current.Name))
            && MatchesKind(current.Group, current.Version, current.Kind)
            && _labels.Matches(resource.Root, "labels")
            && _annotations.Matches(resource.Root, "annotations");
    }

    /// <summary>True when the kind passes.</summary>
    public bool MatchesKind(string group, string version, string kind) => Takes(_group, group) && Takes(_version, version) && Takes(_kind, kind);

    /// <summary>True when labels and annotations pass.</summary>
    public bool MatchesMetadata(KustomizeResource resource) => _labels.Matches(resource.Root, "labels") && _annotations.Matches(resource.Root, "annotations");

    /// <summary>True when every part of one id passes, its namespace as written (api/types/replacement.go:Selects).</summary>
    public bool MatchesId(KustomizeId id) => MatchesKind(id.Group, id.Version, id.Kind) && MatchesName(id.Name) && MatchesNamespace(id.Namespace);

    /// <summary>True when the name passes.</summary>
    public bool MatchesName(string name) => Takes(_name, name);

    /// <summary>True when the namespace passes.</summary>
    public bool MatchesNamespace(string @namespace) => Takes(_namespace, @namespace);

    private static bool Takes(GoRegex? pattern, string value) => pattern is null || pattern.IsMatch(value);
}
