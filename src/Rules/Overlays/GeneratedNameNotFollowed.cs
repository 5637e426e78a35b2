using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX229: a reference to a generated object by the name it does not have.</summary>
public sealed class GeneratedNameNotFollowed : ClusterRule
{
    private const int Shown = 10;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX229",
        Name = "generated-name-not-followed",
        Title = "A generated ConfigMap or Secret is referred to without its hash, from a field that kustomize does not rewrite",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            `configMapGenerator` and `secretGenerator` put a hash of the content at the end of the name, and kustomize changes references to it in the fields
            that it knows: volumes and environment of pods, for instance. It knows nothing of a HelmRelease's `valuesFrom` and `values`, of a Flux
            Kustomization's `substituteFrom`, or of custom resources. There the bare name stays, an object of that name never exists, and the release or the
            Kustomization waits for it.

            Turn the hash off for that generator (`options: {disableNameSuffixHash: true}`), or teach kustomize the field with `configurations` and a
            `nameReference`; then a changed value also changes the reference, and Helm upgrades at once. FX306 and FX414 stay silent here.
            """,
        Sources =
        [
            "https://fluxcd.io/flux/guides/helmreleases/#refer-to-values-in-configmaps-generated-with-kustomize",
            "https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/konfig/builtinpluginconsts/namereference.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        var hashed = HashedName.In(cluster, context.Workspace);
        if (hashed.Count == 0)
        {
            return;
        }

        var references = Edges(cluster).Concat(cluster.Objects.Where(IsCustom).SelectMany(o => Written(o, hashed))).Where(r => hashed.ContainsKey(r.Id));
        foreach (var same in references.GroupBy(r => r.Id))
        {
            var name = hashed[same.Key];
            var all = same.DistinctBy(r => r.Field.Origin.Place).ToList();
            var first = all[0];
            var presence = cluster.Find(same.Key);
            if (presence.Gap?.Kind == AnalysisGapKind.Chart)
            {
                // That a chart makes an object of the very name is less likely than the mistake.
                presence = new Presence(PresenceKind.Absent);
            }

            context.For(first.From, cluster).Report(
                first.Field,
                $"{same.Key.Kind} `{same.Key.Name}` is generated as `{name.Generated.Id.Name}`, and kustomize does not rewrite this field of {first.From.Id.Kind} `{first.From.Id.Name}`{AbsentTarget.UnlessOf(same.Key, presence, cluster)}",
                AbsentTarget.LevelFrom(presence, Level.Error),
                related: [new RelatedPlace(name.Generated.Place, "the generator"), .. all.Skip(1).Take(Shown).Select(r => new RelatedPlace(r.Field.Origin.Place, $"`{r.From.Id}` refers to it too"))],
                fixes: [Engine.Fix.Ask("turn the hash off for this generator", TurnOff(name, context.Workspace))]);
        }
    }

    /// <summary>References of Flux objects.</summary>
    private static IEnumerable<(RenderedObject From, Field Field, ResourceId Id)> Edges(Cluster cluster) => cluster.Edges
        .Where(e => !e.IsResolved && e.Kind is ClusterEdgeKind.ValuesFrom or ClusterEdgeKind.SubstituteFrom or ClusterEdgeKind.Secret)
        .Select(e => (e.From, e.Field, e.TargetId with { Version = "" }));

    /// <summary>Kinds whose fields kustomize has no list of. Flux's own references are edges, but for the values of a release.</summary>
    private static bool IsCustom(RenderedObject rendered) =>
        rendered.Id.Group.Contains('.', StringComparison.Ordinal) && !rendered.Id.Group.EndsWith(".k8s.io", StringComparison.Ordinal) && (!rendered.Id.Group.EndsWith(".fluxcd.io", StringComparison.Ordinal) || rendered.Id.Kind == "HelmRelease");

    private static IEnumerable<(RenderedObject From, Field Field, ResourceId Id)> Written(RenderedObject rendered, IReadOnlyDictionary<ResourceId, HashedName> hashed)
    {
        var spec = rendered.Resource.Field["spec"];
        var isRelease = (rendered.Id.Group, rendered.Id.Kind) == (FluxGroups.Helm, "HelmRelease");
        var @namespace = isRelease && spec["targetNamespace"].Text is { Length: > 0 } target ? target : rendered.Id.Namespace;
        var open = new Stack<Field>([isRelease ? spec["values"] : spec]);
        while (open.TryPop(out var field))
        {
            foreach (var below in field.Fields.Concat(field.Items))
            {
                open.Push(below);
            }

            if (field.Text is { Length: > 0 } text && KindMeant(field) is { } kind && hashed.ContainsKey(new ResourceId("", "", kind, @namespace, text)))
            {
                yield return (rendered, field, new ResourceId("", "", kind, @namespace, text));
            }
        }
    }

    /// <summary>The kind that a name stands for, by its key, the key above it, or a kind beside it; null when nothing says so.</summary>
    private static string? KindMeant(Field field)
    {
        var words = $"{field.Key} {field.Parent?.Key} {field.Parent?["kind"].Text} {field.Parent?["type"].Text}";
        return words.Contains("configmap", StringComparison.OrdinalIgnoreCase) ? "ConfigMap" : words.Contains("secret", StringComparison.OrdinalIgnoreCase) ? "Secret" : null;
    }

    /// <summary>The edit at the generator that made the object.</summary>
    private static SourceEdit? TurnOff(HashedName name, Workspace workspace)
    {
        var place = name.Generated.Place;
        var generator = workspace.File(place.Source.Path)!.Documents
            .SelectMany(d => d.Field["configMapGenerator"].Items.Concat(d.Field["secretGenerator"].Items))
            .FirstOrDefault(g => g.Node!.Origin.Span == place.Span);
        return generator is null ? null : YamlEdit.Add(generator["options"]["disableNameSuffixHash"], "true");
    }
}
