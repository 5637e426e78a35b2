using Dryflux.Manifests.Repo;

namespace Dryflux.Tests.Repo;

public sealed class IgnoreRulesTests
{
    /// <summary>Lines of a .gitignore at the root (separated by <c>;</c>), paths it ignores, paths it does not; a slash at the end marks directories.</summary>
    [Theory]
    [InlineData("a.yaml", "a.yaml x/a.yaml a.yaml/", "b.yaml ba.yaml")]
    [InlineData("/a.yaml", "a.yaml", "x/a.yaml")]
    [InlineData("x/a.yaml", "x/a.yaml", "y/x/a.yaml a.yaml")]
    [InlineData("/x/a.yaml", "x/a.yaml", "y/x/a.yaml")]
    [InlineData("out/", "out/ x/out/", "out x/out")]
    [InlineData("/out/", "out/", "x/out/ out")]
    [InlineData("*.log", "a.log x/b.log .log", "a.logs log")]
    [InlineData("*", "a x/a", "")]
    [InlineData("a?c", "abc x/axc", "ac abbc a/c")]
    [InlineData("a*c", "ac abbc", "ab/c")]
    [InlineData("x/*", "x/a x/b/", "x/b/c x/")]
    [InlineData("x/**", "x/a x/b/ x/b/c", "x/ x y/x/a")]
    [InlineData("**/x", "x y/x z/y/x", "xx")]
    [InlineData("**/x/y", "x/y a/x/y", "x/a/y")]
    [InlineData("a/**/b", "a/b a/x/b a/x/y/b", "b a/xb")]
    [InlineData("**", "a x/a", "")]
    [InlineData("a/***/b", "a/b a/x/b", "a/xb")]
    [InlineData("x**.yaml", "x.yaml xa.yaml y/xa.yaml", "x/a.yaml")]
    [InlineData("y/x**.yaml", "y/x.yaml y/xa.yaml", "y/x/a.yaml")]
    [InlineData("a**/b", "ab a/b ax/y/b", "b x/ab")]
    [InlineData("[abc].yaml", "a.yaml x/c.yaml", "d.yaml ab.yaml")]
    [InlineData("[a-c]x", "ax cx", "dx x")]
    [InlineData("[!a-c]x", "dx ]x", "ax x")]
    [InlineData("[^a-c]x", "dx", "ax")]
    [InlineData("[]a]x", "]x ax", "bx")]
    [InlineData("[!]]x", "ax", "]x")]
    [InlineData("[a-]x", "ax -x", "bx")]
    [InlineData("[\\]a]x", "]x ax", "\\x")]
    [InlineData("[[:digit:]x-z]", "0 9 y", "a")]
    [InlineData("[[:nope:]a]", "", "a")]
    [InlineData("[a", "", "[a a")]
    [InlineData("a[^/]c/d", "abc/d", "a/c/d")]
    [InlineData("\\#a", "#a", "\\#a a")]
    [InlineData("\\!a", "!a", "a")]
    [InlineData("\\*", "*", "a")]
    [InlineData("a\\", "", "a a\\")]
    [InlineData("#a", "", "a #a")]
    [InlineData("a  ", "a", "a_")]
    [InlineData("*.yaml;!a.yaml", "b.yaml x/b.yaml", "a.yaml x/a.yaml")]
    [InlineData("!a;a", "a", "b")]
    [InlineData("*;!*/;!*.yaml", "a.txt x/a.txt", "a.yaml x/ x/a.yaml")]
    [InlineData("/*;!/apps", "b infra/", "apps apps/")]
    [InlineData("/;!;", "", "a x/a")]
    public void Reads_gitignore(string lines, string ignored, string kept) => Check(IgnoreRules.Git, lines, ignored, kept);

    /// <summary>The same for a .sourceignore.</summary>
    [Theory]
    [InlineData("a.yaml", "a.yaml x/a.yaml a.yaml/b", "b.yaml")]
    [InlineData("/a.yaml", "a.yaml a.yaml/b", "x/a.yaml")]
    [InlineData("out/", "out/ out/a x/out/a/b", "out x/out")]
    [InlineData("/out/", "out/ out/a", "out x/out/a")]
    [InlineData("x/*", "x/a x/b/ x/b/c", "x")]
    [InlineData("/*", "a x/a", "")]
    [InlineData("/*;!/apps/", "b infra/a", "apps/ apps/a apps/a/b")]
    [InlineData("/**", "", "a x/a")]
    [InlineData("x/**", "x x/ x/a/b", "y/x/a")]
    [InlineData("**/x", "x y/x y/x/a", "y")]
    [InlineData("**/x/y", "x/y a/x/y a/x/y/z", "a/x")]
    [InlineData("a/**/b", "a/b a/x/b a/x/y/b/c", "a/x b")]
    [InlineData("a**b/c", "", "ab/c axb/c")]
    [InlineData("a**b", "ab axb y/ab", "a/b")]
    [InlineData("[^a]x", "bx", "ax")]
    [InlineData("[!a]x", "!x ax", "bx")]
    [InlineData("[a-c]x", "bx", "dx")]
    [InlineData("[a-]x", "", "ax -x")]
    [InlineData("[]a]x", "", "]x ax")]
    [InlineData("a\\", "", "a a\\")]
    [InlineData(" #a", " #a", "#a")]
    [InlineData("#a", "", "a #a")]
    [InlineData("*.yaml;!x/a.yaml", "b.yaml x/b.yaml", "x/a.yaml")]
    [InlineData("x;!x/a.yaml", "x/ x/b.yaml", "x/a.yaml")]
    [InlineData("?", "a é y/😀", "ab")]
    public void Reads_sourceignore(string lines, string ignored, string kept) => Check(IgnoreRules.Flux, lines, ignored, kept);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keeps_escaped_blanks_at_the_end(bool isGit)
    {
        var rules = (isGit ? IgnoreRules.Git : IgnoreRules.Flux).With(RepoPath.Root, "a\\ ");
        Assert.True(rules.Ignores(RepoPath.Parse("a "), isDirectory: false));
        Assert.False(rules.Ignores(RepoPath.Parse("a"), isDirectory: false));
    }

    [Fact]
    public void Lets_files_further_down_decide()
    {
        var root = IgnoreRules.Git.With(RepoPath.Root, "*.yaml\r\n/x/b.txt\r\n");
        var below = root.With(RepoPath.Parse("x"), "!a.yaml\n/c/d\n");
        Assert.True(below.Ignores(RepoPath.Parse("a.yaml"), isDirectory: false));
        Assert.False(below.Ignores(RepoPath.Parse("x/a.yaml"), isDirectory: false));
        Assert.False(below.Ignores(RepoPath.Parse("x/y/a.yaml"), isDirectory: false));
        Assert.True(below.Ignores(RepoPath.Parse("x/b.txt"), isDirectory: false));
        Assert.True(below.Ignores(RepoPath.Parse("x/c/d"), isDirectory: false));
        Assert.False(below.Ignores(RepoPath.Parse("c/d"), isDirectory: false));
        Assert.True(root.Ignores(RepoPath.Parse("x/a.yaml"), isDirectory: false));
    }

    [Fact]
    public void Is_quick_where_stars_multiply()
    {
        var rules = IgnoreRules.Git.With(RepoPath.Root, "a*a*a*a*a*a*a*a*a*a*a*b");
        Assert.False(rules.Ignores(RepoPath.Parse(new string('a', 255)), isDirectory: false));
    }

    private static void Check(IgnoreRules rules, string lines, string ignored, string kept)
    {
        rules = rules.With(RepoPath.Root, lines.Replace(';', '\n'));
        Assert.All(Split(ignored), p => Assert.True(rules.Ignores(RepoPath.Parse(p), p.EndsWith('/')), $"'{p}' is ignored"));
        Assert.All(Split(kept), p => Assert.False(rules.Ignores(RepoPath.Parse(p), p.EndsWith('/')), $"'{p}' is kept"));
    }

    private static IEnumerable<string> Split(string paths) =>
        paths.StartsWith(" #", StringComparison.Ordinal) ? [paths] : paths.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
