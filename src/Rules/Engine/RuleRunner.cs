using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Rules.Engine;

/// <summary>Runs rules over a workspace: in parallel, each crash contained, the result in an order that threads cannot change.</summary>
public static class RuleRunner
{
    /// <summary>Every finding, suppressed ones marked, sorted by path, place and rule.</summary>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<Rule> rules, RuleSettings settings, Workspace workspace)
    {
        var on = rules.Where(r => settings.IsOn(r.Info, hasTenants: false) && !(r.Info.Since > workspace.Target.Flux)).ToList();
        var fileRules = on.OfType<FileRule>().ToList();
        var documentRules = on.OfType<DocumentRule>().ToList();
        var objectRules = on.OfType<ObjectRule>().ToList();
        var clusterRules = on.OfType<ClusterRule>().ToList();
        var repositoryRules = on.OfType<RepositoryRule>().ToList();

        var perFile = workspace.Files.AsParallel().AsOrdered().Select(file =>
        {
            var findings = new List<Finding>();
            var start = new Place(file.Yaml.Source, default);
            foreach (var rule in fileRules)
            {
                Guard(rule, start, findings, () => rule.Check(file, Context(rule, null)));
            }

            foreach (var document in file.Documents.Where(d => d.Role != DocumentRole.HelmTemplate))
            {
                foreach (var rule in documentRules)
                {
                    Guard(rule, start, findings, () => rule.Check(document, Context(rule, document.Resources is [var only] ? only : null)));
                }
            }

            return findings;

            RuleContext Context(Rule rule, Resource? subject) => new(rule.Info, workspace, settings, findings, subject);
        });
        var perObject = workspace.Objects.AsParallel().AsOrdered().Select(flux =>
        {
            var findings = new List<Finding>();
            foreach (var rule in objectRules)
            {
                Guard(rule, flux.Field.KeyOrigin.Place, findings, () => rule.CheckObject(flux, new RuleContext(rule.Info, workspace, settings, findings, flux.Resource)));
            }

            return findings;
        });
        var perCluster = workspace.Clusters.SelectMany(cluster => clusterRules.Select(rule => (Cluster: cluster, Rule: rule))).AsParallel().AsOrdered().Select(check =>
        {
            var findings = new List<Finding>();
            Guard(check.Rule, check.Cluster.Root, findings, () => check.Rule.Check(check.Cluster, new RuleContext(check.Rule.Info, workspace, settings, findings)));
            return findings;
        });
        var perRepository = repositoryRules.AsParallel().AsOrdered().Select(rule =>
        {
            var findings = new List<Finding>();
            Guard(rule, new Place(new SourceText("", ""), default), findings, () => rule.Check(workspace, new RuleContext(rule.Info, workspace, settings, findings)));
            return findings;
        });

        var found = perFile.Concat(perObject).Concat(perCluster).Concat(perRepository).SelectMany(f => f).Select(settings.Apply).OfType<Finding>();
        return Sorted(Suppressions.Apply(found.ToList(), workspace, rules, on, settings));
    }

    private static List<Finding> Sorted(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(f => (f.Rule.Id, f.Place.Source.Path, f.Place.Span, f.Message), (_, same) => Merged([.. same]))
            .OrderBy(f => f.Place.Source.Path, StringComparer.Ordinal)
            .ThenBy(f => f.Place.Span.Start)
            .ThenBy(f => f.Rule.Id, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal),
    ];

    /// <summary>One mistake seen several times: a base that several clusters build, an anchor's value used twice.</summary>
    private static Finding Merged(IReadOnlyList<Finding> same) =>
        same is [var only] ? only : same[0] with { SeenIn = [.. same.SelectMany(f => f.SeenIn).Distinct(StringComparer.Ordinal)] };

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
}
