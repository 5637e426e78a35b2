using Dryflux.Manifests.Repo;

namespace Dryflux.Tests.Repo;

public sealed class SourceIgnoreTests
{
    [Theory]
    [InlineData(".git", true)]
    [InlineData(".gitignore", false)]
    [InlineData("a/.gitattributes", false)]
    [InlineData("docs/logo.png", false)]
    [InlineData("a.tar.gz", false)]
    [InlineData(".github", true)]
    [InlineData(".gitlab-ci.yml", false)]
    [InlineData("apps/.sops.yaml", false)]
    [InlineData(".flux.yaml", false)]
    public void Ignores_defaults(string path, bool isDirectory) => Assert.True(Artifact([]).Ignores(RepoPath.Parse(path), isDirectory));

    [Fact]
    public void Keeps_only_the_defaults_for_Git_once_there_is_a_pattern()
    {
        IgnoreRules[] configured =
        [
            Artifact([(".sourceignore", "/secret\n")]),
            Artifact([("a/b/.sourceignore", "x.yaml")]),
            Artifact([(".sourceignore", "# nothing\n"), ("a/.sourceignore", "[")]),
            Artifact([], "/secret"),
        ];
        Assert.All(configured, rules =>
        {
            Assert.False(rules.Ignores(RepoPath.Parse("logo.png"), isDirectory: false));
            Assert.False(rules.Ignores(RepoPath.Parse(".sops.yaml"), isDirectory: false));
            Assert.True(rules.Ignores(RepoPath.Parse(".gitignore"), isDirectory: false));
        });
        Assert.True(Artifact([(".sourceignore", "# nothing\n\n  \n")], "# nothing").Ignores(RepoPath.Parse("logo.png"), isDirectory: false));
    }

    [Fact]
    public void Scopes_nested_files_and_lets_spec_ignore_have_the_last_word()
    {
        var rules = Artifact([(".sourceignore", "*.md\n"), ("a/.sourceignore", "!keep.md\n/x\n"), (".git/.sourceignore", "*")], "/a/keep.md\n!/b.md");
        Assert.True(rules.Ignores(RepoPath.Parse("c.md"), isDirectory: false));
        Assert.False(rules.Ignores(RepoPath.Parse("b.md"), isDirectory: false));
        Assert.True(rules.Ignores(RepoPath.Parse("a/keep.md"), isDirectory: false));
        Assert.False(rules.Ignores(RepoPath.Parse("a/d/keep.md"), isDirectory: false));
        Assert.True(rules.Ignores(RepoPath.Parse("a/x/y.yaml"), isDirectory: false));
        Assert.False(rules.Ignores(RepoPath.Parse("x/y.yaml"), isDirectory: false));
    }

    private static IgnoreRules Artifact((string, string)[] files, string? ignore = null) =>
        SourceIgnore.ForArtifact(new Repository(new MemoryTree(files)), RepoPath.Root, ignore);
}
