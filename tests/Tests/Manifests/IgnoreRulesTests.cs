using Dryflux.Manifests.Repo;

namespace Dryflux.Tests.Manifests;

/// <summary>Patterns mean what go-git makes of them, which is not always what Git does.</summary>
public sealed class IgnoreRulesTests
{
    [Theory]
    [InlineData("docs/", "docs/a.yaml", true)]
    [InlineData("docs/", "a/docs/b.yaml", true)]
    [InlineData("docs/", "docs", false)] // a file of that name
    [InlineData("/docs", "docs/a.yaml", true)]
    [InlineData("/docs", "a/docs/b.yaml", false)]
    [InlineData("*.md", "a/b/README.md", true)]
    [InlineData("a/*.md", "a/README.md", true)]
    [InlineData("a/*.md", "a/b/README.md", false)]
    [InlineData("**/.sops.yaml", ".sops.yaml", true)]
    [InlineData("**/.sops.yaml", "a/b/.sops.yaml", true)]
    [InlineData("a/**", "a/b/c.yaml", true)]
    [InlineData("a/**", "b/c.yaml", false)]
    [InlineData("a/**/c.yaml", "a/b/b/c.yaml", true)]
    [InlineData("a**b/c", "axb/c", false)]
    [InlineData("[a-c]?.yaml", "bx.yaml", true)]
    [InlineData("[^a-c]?.yaml", "bx.yaml", false)]
    [InlineData("[a-.yaml", "a.yaml", false)] // malformed
    [InlineData("\\#a", "#a", true)]
    [InlineData(" #a", " #a", true)] // a comment starts in the first column
    [InlineData("/*\n!/apps", "apps/a/b.yaml", false)]
    [InlineData("/*\n!/apps", "other/a.yaml", true)]
    [InlineData("!/apps\n/*", "apps/a.yaml", true)]
    [InlineData("# docs/\n", "docs/a.yaml", false)]
    [InlineData("x", ".gitignore", true)]
    [InlineData("x", ".git/config", true)]
    [InlineData("!.gitignore", ".gitignore", false)]
    [InlineData("x", "a.png", false)]
    public void The_last_pattern_that_matches_decides(string patterns, string file, bool isIgnored) =>
        Assert.Equal(isIgnored, new IgnoreRules(IgnorePattern.Read(patterns)).IsIgnored(RepoPath.Parse(file)));

    [Fact]
    public void Patterns_hold_below_their_directory()
    {
        var rules = new IgnoreRules(IgnorePattern.Read("/tests\n*.md", RepoPath.Parse("apps")));
        Assert.True(rules.IsIgnored(RepoPath.Parse("apps/tests/a.yaml")));
        Assert.True(rules.IsIgnored(RepoPath.Parse("apps/a/README.md")));
        Assert.False(rules.IsIgnored(RepoPath.Parse("tests/a.yaml")));
        Assert.False(rules.IsIgnored(RepoPath.Parse("README.md")));
    }
}
