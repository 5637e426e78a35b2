using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Simulator.Flux.Clusters;
using static Dryflux.Tests.Clusters.Fleet;

namespace Dryflux.Tests.Clusters;

/// <summary>Rules that see one Flux object see it as it is applied.</summary>
public sealed class AppliedObjectTests
{
    private const string Defaults = """
          patches:
            - target: {kind: Kustomization}
              patch: |
                - op: add
                  path: /spec/retryInterval
                  value: 2m
        """;

    [Fact]
    public void What_a_parent_supplies_is_not_missing()
    {
        Assert.Empty(Lint(
            "FX208",
            Sync("clusters/test"),
            ("clusters/test/apps.yaml", Hourly(Kustomization("apps", "./apps", "  retryInterval: 1m\n" + Defaults))),
            ("apps/web.yaml", Hourly(Kustomization("web", "./web"))),
            ("web/cm.yaml", ConfigMap("web"))));
    }

    [Fact]
    public void A_mistake_that_several_clusters_show_is_one_finding_with_the_fix_of_its_document()
    {
        var finding = Assert.Single(Lint(
            "FX208",
            Sync("clusters/one"),
            Sync("clusters/two"),
            ("clusters/one/kustomization.yaml", "resources: [flux-system/gotk-sync.yaml, ../../overlay]\n"),
            ("overlay/kustomization.yaml", "resources: [../base]\nnamePrefix: one-\n"),
            ("clusters/two/kustomization.yaml", "resources: [flux-system/gotk-sync.yaml, ../../base]\n"),
            ("base/kustomization.yaml", "resources: [apps.yaml]\n"),
            ("base/apps.yaml", Hourly(Kustomization("apps", "./apps"))),
            ("apps/cm.yaml", ConfigMap("settings"))));

        Assert.Equal("base/apps.yaml", finding.Place.Source.Path);
        Assert.Equal(2, finding.SeenIn.Count);
        Assert.Single(finding.Fixes);
        Assert.Contains("overlay/kustomization.yaml", finding.Trail.Select(p => p.Source.Path));
    }

    [Fact]
    public void A_mistake_that_a_patch_brings_is_told_at_the_patch()
    {
        var finding = Assert.Single(Lint(
            "FX209",
            Sync("clusters/test"),
            ("clusters/test/apps.yaml", Kustomization("apps", "./apps", """
                  patches:
                    - target: {kind: Kustomization}
                      patch: |
                        - op: replace
                          path: /spec/interval
                          value: 5s
                """)),
            ("apps/web.yaml", Kustomization("web", "./web")),
            ("web/cm.yaml", ConfigMap("web"))));
        Assert.Equal("clusters/test/apps.yaml:14:18", finding.Place.ToString());
    }

    private static string Hourly(string kustomization) => kustomization.Replace("interval: 10m", "interval: 1h", StringComparison.Ordinal);

    private static IReadOnlyList<Finding> Lint(string rule, params (string Path, string Text)[] files)
    {
        var repository = new Repository(new MemoryTree(files));
        var workspace = new Workspace(repository, RepoReader.Read(repository).Files);
        workspace = workspace.With(ClusterSimulator.Simulate(workspace));
        return RuleRunner.Run(RuleCatalog.All, new RuleSettings { Profile = Profile.All, Select = new HashSet<string> { rule } }, workspace);
    }
}
