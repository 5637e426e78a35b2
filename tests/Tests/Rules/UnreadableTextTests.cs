using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

/// <summary>FX001 on what a fixture cannot hold: files that are no text.</summary>
public sealed class UnreadableTextTests
{
    [Fact]
    public void A_file_that_is_not_utf8_breaks_the_build_that_reads_it()
    {
        byte[] latin1 = [(byte)'a', (byte)':', (byte)' ', 0xE9, (byte)'\n'];
        var tree = new MemoryTree(("kustomization.yaml", "resources: [used.yaml]\n")).Add("used.yaml", latin1).Add("unused.yaml", latin1).Add("overlay/kustomization.yaml", latin1);
        var repository = new Repository(tree);
        var listing = RepoReader.Read(repository);
        var workspace = new Workspace(repository, listing.Files, problems: listing.Problems);
        var found = RuleRunner.Run(RuleCatalog.All, new RuleSettings { Select = new HashSet<string> { "FX001" } }, workspace);
        Assert.Equal(
            ["overlay/kustomization.yaml Error it is not UTF-8 text: byte 0xE9 in line 1", "used.yaml Error it is not UTF-8 text: byte 0xE9 in line 1"],
            found.Select(f => $"{f.Place.Source.Path} {f.Level} {f.Message}"));
    }
}
