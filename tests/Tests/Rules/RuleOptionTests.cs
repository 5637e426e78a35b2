using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

public sealed class RuleOptionTests
{
    [Theory]
    [InlineData("5m", "4m", "2m30s", 1)]
    [InlineData("5m", "5m", "2m", 1)]
    [InlineData("10s", "10s", "5s", 0)]
    public void The_minimum_of_an_interval_holds_for_appliers_and_half_of_it_for_sources(string minimum, string applier, string source, int expected)
    {
        var text = $$"""
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata: {name: apps, namespace: flux-system}
            spec:
              interval: {{applier}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: apps, namespace: flux-system}
            spec:
              interval: {{source}}
            """;
        var repository = new Repository(new MemoryTree([("apps.yaml", text)]));
        var settings = new RuleSettings
        {
            Select = new HashSet<string> { "FX209" },
            Rules = new Dictionary<string, RuleSetting> { ["FX209"] = new(Options: new Dictionary<string, string> { ["minimum"] = minimum }) },
        };
        Assert.Equal(expected, RuleRunner.Run(RuleCatalog.All, settings, new Workspace(repository, [repository.File(RepoPath.Parse("apps.yaml"))!])).Count);
    }
}
