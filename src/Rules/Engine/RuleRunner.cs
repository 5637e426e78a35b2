using Dryflux.Manifests;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Security;
using Check = System.Func<System.Collections.Generic.List<Dryflux.Rules.Engine.Finding>>;

namespace Dryflux.Rules.Engine;

/// <summary>Runs rules over a workspace: in parallel, each crash contained, the result in an order that threads cannot change.</summary>
public static class RuleRunner
{
    /// <summary>Every finding, suppressed ones marked, sorted by path, place and rule; where only some clusters are judged, those in files that they read.</summary>
    /// <param name="rules">The rules to choose from.</param>
    /// <param name="settings">Which of them run, and how.</param>
    /// <param name="workspace">The repository.</param>
    /// <param name="changes">What became of each cluster since a base revision; null when there is nothing to compare with, so that rules about changes do not run.</param>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<Rule> rules, RuleSettings settings, Workspace workspace, IReadOnlyList<ClusterChange>? changes = null)
    {
        var hasTenants = Tenancy.In(workspace).IsShown;

        // A comment may suppress what another cluster shows: with some clusters left out nobody can say that it is stale.
        var newest = workspace.Judged.Select(c => c.Flux).Append(workspace.Target.Flux).Max()!;
        var on = rules.Where(r => settings.IsOn(r.Info, hasTenants) && SpeaksOf(newest, r) && !(r is UnusedSuppression && workspace.IsPart)).ToList();
        var fileRules = on.OfType<FileRule>().ToList();
        var documentRules = on.OfType<DocumentRule>().ToList();
        var objectRules = on.OfType<ObjectRule>().ToList();
        var clusterRules = on.OfType<ClusterRule>().ToList();
        var repositoryRules = on.OfType<RepositoryRule>().ToList();
        var changeRules = on.OfType<ChangeRule>().ToList();
        var changed = changes?.Where(c => c is { Before: not null, After: { } after } && workspace.Judged.Contains(after)) ?? [];

        var applied = new AppliedObjects(workspace);
        // The longest first, the judgement by schemas among them: begun last it would keep the other cores waiting.
        IReadOnlyList<Check> checks =
        [
            .. repositoryRules.Select(rule => (Check)(() => Whole(rule, new Place(new SourceText("", ""), default), null, context => rule.Check(workspace, context)))),
            .. workspace.Files.Select(file => (Check)(() => File(file))),
            .. workspace.Objects.Select(flux => (Check)(() => Object(flux))),
            .. applied.Unwritten.Select(i => (Check)(() => Rendered(i.Rendered, i.Cluster))),
            .. workspace.Judged.SelectMany(cluster => clusterRules.Where(r => SpeaksOf(cluster.Flux, r)).Select(rule => (Check)(() => Whole(rule, cluster.Root, FluxRange.Of(cluster.Flux), context => rule.Check(cluster, context))))),
            .. changed.SelectMany(change => changeRules.Where(r => SpeaksOf(change.After!.Flux, r)).Select(rule => (Check)(() => Whole(rule, change.After!.Root, FluxRange.Of(change.After!.Flux), context => rule.Check(change, context))))),
        ];
        var found = checks.SelectInParallel(check => check()).SelectMany(f => f).Where(f => workspace.IsJudged(f.Place.Source.Path)).Select(settings.Apply).OfType<Finding>();
        return Sorted(Suppressions.Apply(found.ToList(), workspace, rules, on, settings));

        List<Finding> File(SourceFile file)
        {
            var findings = new List<Finding>();
            var start = new Place(file.Yaml.Source, default);
            var range = workspace.FluxOf(file.Path.Value);
            foreach (var rule in fileRules.Where(r => SpeaksOf(range.Newest, r)))
            {
                Guard(rule, start, findings, () => rule.Check(file, Context(rule, null)));
            }

            foreach (var document in file.Documents.Where(d => d.Role != DocumentRole.HelmTemplate))
            {
                foreach (var rule in documentRules.Where(r => SpeaksOf(range.Newest, r)))
                {
                    Guard(rule, start, findings, () => rule.Check(document, Context(rule, document.Resources is [var only] ? only : null)));
                }
            }

            return findings;

            RuleContext Context(Rule rule, Resource? subject) => new(rule.Info, workspace, settings, findings, subject, range);
        }

        List<Finding> Object(FluxObject flux)
        {
            // A fix must suit the oldest of the clusters that get the object.
            var instances = applied.Of(flux);
            var oldest = instances.Count == 0 ? workspace.FluxOf(flux.Field.Origin.Source.Path).Newest : instances.Min(i => i.Cluster.Flux)!;
            var written = Judge(flux, oldest, context => context);
            return instances.Count == 0 ? written : Once(instances.Select(i => Rendered(i.Rendered, i.Cluster))).ConvertAll(f => WithFixes(f, written));
        }

        List<Finding> Whole(Rule rule, Place place, FluxRange? flux, Action<RuleContext> check)
        {
            var findings = new List<Finding>();
            Guard(rule, place, findings, () => check(new RuleContext(rule.Info, workspace, settings, findings, flux: flux)));
            return findings;
        }

        List<Finding> Rendered(RenderedObject rendered, Cluster cluster) => Judge(FluxObject.From(rendered.Resource)!, cluster.Flux, context => context.For(rendered, cluster));

        List<Finding> Judge(FluxObject flux, FluxVersion version, Func<RuleContext, RuleContext> about)
        {
            var findings = new List<Finding>();
            foreach (var rule in objectRules.Where(r => SpeaksOf(version, r)))
            {
                Guard(rule, flux.Field.KeyOrigin.Place, findings, () => rule.CheckObject(flux, about(new RuleContext(rule.Info, workspace, settings, findings, flux.Resource, FluxRange.Of(version)))));
            }

            return findings;
        }
    }

    /// <summary>What is wrong with one document, whatever name and values each cluster gives the object: one finding a place, seen in several.</summary>
    private static List<Finding> Once(IEnumerable<List<Finding>> instances) =>
    [
        .. instances
            .SelectMany(findings => findings.GroupBy(At).SelectMany(g => g.Select((finding, number) => new Numbered($"{g.Key} {number}", finding))))
            .GroupBy(f => f.Key, f => f.Finding)
            .Select(g => Merged([.. g])),
    ];

    // A text as key: tuples would have to be compiled anew at every start.
    private static string At(Finding finding) => $"{finding.Rule.Id} {finding.Place.Source.Path}:{finding.Place.Span.Start}-{finding.Place.Span.End}";

    /// <summary>What is wrong is told of the object as applied; text is mended where it is written.</summary>
    private static Finding WithFixes(Finding finding, List<Finding> written) =>
        written.Find(w => w.Rule == finding.Rule && w.Place == finding.Place) is { } same ? finding with { Fixes = same.Fixes } : finding with { Fixes = [] };

    private static List<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(f => $"{At(f)} {f.Message}", (_, same) => Merged([.. same]))
            .OrderBy(f => f.Place.Source.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Span.Start)
            .ThenBy(f => f.Rule.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal),
    ];

    /// <summary>One mistake seen several times: a base that several clusters build, an anchor's value used twice.</summary>
    private static Finding Merged(IReadOnlyList<Finding> same) =>
        same is [var only] ? only : same[0] with { SeenIn = [.. same.SelectMany(f => f.SeenIn).Distinct(StringComparer.Ordinal)] };

    private static bool SpeaksOf(FluxVersion flux, Rule rule) => !(rule.Info.Since > flux);

    private static void Guard(Rule rule, Place place, List<Finding> findings, Action check)
    {
        try
        {
            check();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            findings.Add(new Finding(CrashedRule.Info, Level.Error, $"{rule.Info.Id} {rule.Info.Name} failed: {fault.GetType().Name}: {fault.Message}", place)
            {
                Label = fault.StackTrace?.Split('\n').FirstOrDefault()?.Trim(),
            });
        }
    }

    private sealed record Numbered(string Key, Finding Finding);
}
