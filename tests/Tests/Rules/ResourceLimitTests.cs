using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

/// <summary>The bound that is too large for a fixture.</summary>
public sealed class ResourceLimitTests
{
    [Theory]
    [InlineData(11, 0)]
    [InlineData(10, 1)]
    public void A_file_larger_than_the_bound_is_refused(int bound, int findings)
    {
        var repository = new Repository(new MemoryTree(("a.yaml", "a: 1 # 345\n")), YamlLimits.Default with { FileBytes = bound });
        var workspace = new Workspace(repository, [repository.File(RepoPath.Parse("a.yaml"))!]);
        var found = RuleRunner.Run(RuleCatalog.All, new RuleSettings { Select = new HashSet<string> { "FX004" } }, workspace);
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal("11 bytes; the bound is 10; the rest of the file is not judged", f.Message));
    }
}
