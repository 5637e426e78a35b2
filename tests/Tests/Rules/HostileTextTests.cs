using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

/// <summary>Text made to keep a pattern busy for ever: the rule must come to an end.</summary>
public sealed class HostileTextTests
{
    private static readonly string Headers = string.Concat(Enumerable.Repeat("A:  ", 200));

    [Theory]
    [InlineData("FX816", "notes.txt", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n")]
    [InlineData("FX809", "settings.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  key: |\n    -----BEGIN RSA PRIVATE KEY-----\n    ")]
    public void Headers_of_a_key_without_end_are_read_once(string rule, string path, string start)
    {
        var repository = new Repository(new MemoryTree((path, $"{start}{Headers}\n")));
        var listing = RepoReader.Read(repository);
        var workspace = new Workspace(repository, listing.Files, otherFiles: listing.OtherFiles, problems: listing.Problems);
        Assert.Empty(RuleRunner.Run(RuleCatalog.All, new RuleSettings { Select = new HashSet<string> { rule } }, workspace));
    }
}
