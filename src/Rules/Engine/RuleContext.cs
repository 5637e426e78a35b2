using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Engine;

/// <summary>What a rule is given beside the thing it looks at, and where it reports.</summary>
public sealed class RuleContext
{
    private readonly RuleInfo _rule;
    private readonly RuleSettings _settings;
    private readonly List<Finding> _findings;
    private readonly Resource? _subject;
    private readonly IReadOnlyList<Place> _trail = [];
    private readonly IReadOnlyList<string> _seenIn = [];
    private readonly FluxRange _flux;

    internal RuleContext(RuleInfo rule, Workspace workspace, RuleSettings settings, List<Finding> findings, Resource? subject = null, FluxRange? flux = null)
    {
        _rule = rule;
        _settings = settings;
        _findings = findings;
        _subject = subject;
        Workspace = workspace;
        _flux = flux ?? FluxRange.Of(workspace.Target.Flux);
        Target = _flux.Newest == workspace.Target.Flux ? workspace.Target : workspace.Target with { Flux = _flux.Newest };
    }

    private RuleContext(RuleContext context, Resource subject, IEnumerable<Place> trail, Component component, Cluster cluster)
        : this(context._rule, context.Workspace, context._settings, context._findings, subject, FluxRange.Of(cluster.Flux))
    {
        _trail = [.. trail];
        _seenIn = [$"{cluster}/{component.Id.Name}"];
        Cluster = cluster;
    }

    /// <summary>The repository.</summary>
    public Workspace Workspace { get; }

    /// <summary>The cluster that the object is applied to; null for one judged as written.</summary>
    public Cluster? Cluster { get; }

    /// <summary>
    /// What is judged for: the Flux of the cluster where there is one. A file that several clusters read is judged for the newest of theirs, since
    /// what is gone there fails there.
    /// </summary>
    public Target Target { get; }

    /// <summary>The Flux releases that a change must work with: several where clusters differ that read the same file.</summary>
    public FluxRange Flux => _flux;

    /// <summary>The feature gates of Flux: those of the cluster where there is one, else all that the repository sets.</summary>
    public FeatureGates FeatureGates => Cluster?.FeatureGates ?? Workspace.FeatureGates;

    /// <summary>True when the strict set is on: a rule of another set may then say more.</summary>
    public bool IsStrict => _settings.Profile != Profile.Recommended;

    /// <summary>The same for reports about one object as it is written.</summary>
    public RuleContext For(Resource subject) => new(_rule, Workspace, _settings, _findings, subject, _flux);

    /// <summary>The same for reports about one object of a cluster: they name it, and tell how it came to be built.</summary>
    public RuleContext For(RenderedObject rendered, Cluster cluster) => new(this, rendered.Resource, rendered.Trail, rendered.Owner, cluster);

    /// <summary>The same for reports about the build of a component, where the objects that come of it are not known.</summary>
    /// <param name="component">The component.</param>
    /// <param name="cluster">Its cluster.</param>
    /// <param name="subject">The object that is meant, as far as it is built; null for the component itself.</param>
    public RuleContext For(Component component, Cluster cluster, Resource? subject = null) => new(this, subject ?? component.Flux.Resource, component.Trail, component, cluster);

    /// <summary>The object as it is written in its file, where fixes belong; null when a generator made it, or its file is not in the repository.</summary>
    /// <param name="built">The object as a build gives it.</param>
    public Resource? AsWritten(Resource built) =>
        Workspace.File(built.Root.Origin.Source.Path)?.Documents.SelectMany(d => d.Resources).FirstOrDefault(r => r.Root.Origin.Span == built.Root.Origin.Span && r.Id.Kind == built.Id.Kind);

    /// <summary>The value of one of the rule's options: what the configuration sets, or its default.</summary>
    public string Option(string name) => _settings.Option(_rule, name);

    /// <summary>
    /// True when a field of the object is missing or null and no overlay or parent may supply it by a patch. For objects as applied;
    /// a field that is only written in a patch is not missing.
    /// </summary>
    public bool IsMissing(Field field) => !field.Exists && !MayBePatched(field);

    /// <summary>
    /// True when a patch of an overlay or a parent may give a field of the object another value than the one written, or remove it;
    /// never for an object as applied, which has all that patches give.
    /// </summary>
    public bool MayBePatched(Field field) => Cluster is null && _subject is { } subject && Workspace.Patches.MaySet(subject.Id, field);

    /// <summary>True when a comment on the field's line, or right above it, says why the field is as it is.</summary>
    public bool HasReason(Field field) => HasReason(field.KeyOrigin.Place);

    /// <summary>The same for the line on which a place begins.</summary>
    public bool HasReason(Place place) => Workspace.File(place.Source.Path) is { } file && ReasonComment.IsGiven(file.Yaml, place);

    /// <summary>Reports at a field: at its value, or for a missing field at the key of the nearest ancestor.</summary>
    public void Report(Field at, string message, Level? level = null, string? label = null, IReadOnlyList<RelatedPlace>? related = null, params IReadOnlyList<Fix?> fixes) =>
        Add(at.Origin.Place, at.Path, message, level, label, related, fixes);

    /// <summary>Reports at the key of a field: the mistake is that the field is there.</summary>
    public void ReportKey(Field at, string message, Level? level = null, string? label = null, IReadOnlyList<RelatedPlace>? related = null, params IReadOnlyList<Fix?> fixes) =>
        Add(at.KeyOrigin.Place, at.Path, message, level, label, related, fixes);

    /// <summary>Reports at a field whose value may be a secret: reports do not print it.</summary>
    public void ReportSecret(Field at, string message, IReadOnlyList<RelatedPlace>? related = null)
    {
        Report(at, message, related: related);
        _findings[^1] = _findings[^1] with { MarksSecret = true };
    }

    /// <summary>Reports what takes more than one commit to do right: with the steps, a sentence each.</summary>
    public void ReportSteps(Place at, string message, IReadOnlyList<string> steps, Level? level = null, IReadOnlyList<RelatedPlace>? related = null)
    {
        Report(at, message, level, related: related);
        _findings[^1] = _findings[^1] with { Steps = steps };
    }

    /// <summary>Reports at a place in a file.</summary>
    public void Report(Place at, string message, Level? level = null, string? label = null, IReadOnlyList<RelatedPlace>? related = null, params IReadOnlyList<Fix?> fixes) =>
        Add(at, "", message, level, label, related, fixes);

    private void Add(Place place, string field, string message, Level? level, string? label, IReadOnlyList<RelatedPlace>? related, IReadOnlyList<Fix?> fixes) =>
        _findings.Add(new Finding(_rule, level ?? _rule.Level, message, place)
        {
            Label = label,
            Subject = _subject?.ToString() ?? "",
            Field = field,
            Trail = _trail,
            SeenIn = _seenIn,
            Related = related ?? [],
            Fixes = [.. fixes.OfType<Fix>()],
        });
}
