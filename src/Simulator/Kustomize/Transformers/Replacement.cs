using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>One replacement: a source and its targets (api/types/replacement.go).</summary>
/// <param name="entry">As written, read by its shape.</param>
internal sealed class Replacement(YamlMap entry)
{
    private const string DefaultPath = "metadata.name";

    private readonly List<EntryEffect> _effects = [];

    /// <summary>Whether its targets took anything, each for itself.</summary>
    public IReadOnlyList<EntryEffect> Effects => _effects;

    /// <summary>Copies the value of the source into every target.</summary>
    public void Apply(ResourceSet resources, BuildErrors errors)
    {
        var source = entry["source"] as YamlMap;
        var text = entry["sourceValue"] as YamlScalar;
        if ((source is null && text is null) || entry["targets"] is not YamlList targets)
        {
            errors.Add("replacements must specify a source and at least one target", entry.Origin);
            return;
        }

        if (source is not null && text is not null)
        {
            errors.Add("value and resource selectors are mutually exclusive", text.Origin);
            return;
        }

        var value = text is not null ? new YamlScalar(text.Value, ScalarStyle.Plain, text.Origin) : Source(source!, resources, errors);
        if (value is null)
        {
            return;
        }

        foreach (var target in targets.Items.OfType<YamlMap>())
        {
            ApplyTo(target, value, resources, errors);
        }
    }

    private static YamlNode? Source(YamlMap source, ResourceSet resources, BuildErrors errors)
    {
        var selector = Selector.From(source);
        var wanted = new KustomizeId(selector.Group, selector.Version, selector.Kind, selector.Name, selector.Namespace);
        var given = source.Text("fieldPath") ?? "";
        var options = new FieldOptions(source["options"] as YamlMap);
        var shown = string.Join(':', new[] { wanted.ToString(), given, options.ToString() }.Where(s => s.Length > 0));
        var found = resources.Resources.Where(r => Ids(r).Any(id => id.IsSelectedBy(wanted))).Take(2).ToList();
        if (found.Count != 1)
        {
            errors.Add(found.Count == 0 ? $"nothing selected by {shown}" : $"multiple matches for selector {shown}", source.Origin);
            return null;
        }

        var path = given.Length == 0 ? DefaultPath : given;
        var node = FieldPath.Lookup(found[0].Root, FieldPath.Split(path), out var problem);
        if (problem is not null)
        {
            errors.Add($"error looking up replacement source: {problem}", source.Origin);
            return null;
        }

        if (node is null or YamlScalar { IsNull: true } or YamlMap { Entries.Count: 0 } or YamlList { Items.Count: 0 })
        {
            errors.Add($"fieldPath `{path}` is missing for replacement source {wanted}", (source["fieldPath"] ?? source).Origin);
            return null;
        }

        return options.Refine(node, errors);
    }

    private void ApplyTo(YamlMap target, YamlNode value, ResourceSet resources, BuildErrors errors)
    {
        if (target["select"] is not YamlMap select)
        {
            errors.Add("target must specify resources to select", target.Origin);
            return;
        }

        var selector = SelectorPattern.From(Selector.From(select), errors);
        var rejects = Rejects(target, errors);
        if (selector is null || rejects is null)
        {
            return;
        }

        var paths = target["fieldPaths"] is YamlList { Items.Count: > 0 } list ? list.Items.OfType<YamlScalar>().ToList() : [new YamlScalar(DefaultPath, ScalarStyle.Plain, target.Origin)];
        var options = new FieldOptions(target["options"] as YamlMap);
        var outcome = EntryOutcome.NothingMatches;
        foreach (var resource in resources.Resources)
        {
            if (!IsTaken(resource, selector, rejects))
            {
                continue;
            }

            outcome = EntryOutcome.Worked;
            foreach (var path in paths)
            {
                if (new FieldCopy(resource, value, options).To(path) is { } problem)
                {
                    errors.Add(problem, path.Origin);
                }
            }
        }

        _effects.Add(new EntryEffect("replacements", select.Origin.Place, outcome));
    }

    private static List<(Selector Written, SelectorPattern Pattern)>? Rejects(YamlMap target, BuildErrors errors)
    {
        var rejects = new List<(Selector, SelectorPattern)>();
        foreach (var reject in ((target["reject"] as YamlList)?.Items ?? []).OfType<YamlMap>())
        {
            var written = Selector.From(reject);
            if (SelectorPattern.From(written, errors) is not { } pattern)
            {
                return null;
            }

            rejects.Add((written, pattern));
        }

        return rejects;
    }

    private static bool IsTaken(KustomizeResource resource, SelectorPattern selector, List<(Selector Written, SelectorPattern Pattern)> rejects)
    {
        if (!selector.MatchesMetadata(resource))
        {
            return false;
        }

        var ids = Ids(resource).ToList();
        foreach (var (written, pattern) in rejects)
        {
            var hasExpression = written.LabelSelector.Length > 0 || written.AnnotationSelector.Length > 0;
            var hasId = (written.Group + written.Version + written.Kind + written.Name + written.Namespace).Length > 0;
            if ((hasExpression && pattern.MatchesMetadata(resource)) || (hasId && ids.Exists(pattern.MatchesId)))
            {
                return false;
            }
        }

        return ids.Exists(selector.MatchesId);
    }

    /// <summary>Current and earlier ids; scopes are not looked up here (api/internal/utils/makeResIds.go:MakeResIds).</summary>
    private static IEnumerable<KustomizeId> Ids(KustomizeResource resource)
    {
        yield return resource.Id with { IsClusterScoped = false };
        foreach (var id in resource.PreviousIds)
        {
            yield return id with { IsClusterScoped = false };
        }
    }
}
