using System.Text.RegularExpressions;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>A selector made ready to match: its parts as regular expressions that must take the whole value (api/types/selector.go:NewSelectorRegex).</summary>
public sealed class SelectorPattern
{
    // Expressions come from the user's repository: a bound on time keeps a hostile one from hanging the run.
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(5);

    private readonly Regex? _group;
    private readonly Regex? _version;
    private readonly Regex? _kind;
    private readonly Regex? _name;
    private readonly Regex? _namespace;
    private readonly LabelSelector _labels;
    private readonly LabelSelector _annotations;

    private SelectorPattern(Regex? group, Regex? version, Regex? kind, Regex? name, Regex? @namespace, LabelSelector labels, LabelSelector annotations)
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

        Regex? Compile(string pattern) => pattern.Length == 0 ? null : CompileWhole(pattern, selector.Origin, errors);
    }

    /// <summary>An expression that must take the whole value, or null with the error reported.</summary>
    public static Regex? CompileWhole(string pattern, Origin at, BuildErrors errors)
    {
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, MatchTime);
        }
        catch (ArgumentException wrong)
        {
            errors.Add($"error parsing regexp: '{pattern}': {wrong.Message.TrimEnd('.')}", at);
            return null;
        }
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

    /// <summary>True when the name passes.</summary>
    public bool MatchesName(string name) => Takes(_name, name);

    /// <summary>True when the namespace passes.</summary>
    public bool MatchesNamespace(string @namespace) => Takes(_namespace, @namespace);

    private static bool Takes(Regex? pattern, string value) => pattern is null || pattern.IsMatch(value);
}
