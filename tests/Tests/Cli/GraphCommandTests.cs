using System.Text.RegularExpressions;
using Dryflux.Analyzer;
using Dryflux.Tests.Clusters;

namespace Dryflux.Tests.Cli;

/// <summary><c>dryflux graph</c>: what people and programs read of clusters.</summary>
public sealed partial class GraphCommandTests
{
    [Theory]
    [InlineData("mermaid", "mmd")]
    [InlineData("dot", "dot")]
    [InlineData("json", "json")]
    [InlineData("html", "html")]
    public void Graphs_are_as_recorded(string format, string extension)
    {
        using var repo = BuildCommandTests.Repo();
        var (exit, output, error) = Cli.Run("graph", repo.Root, "--format", format);
        Assert.Equal((ExitCode.Clean, ""), (exit, error));
        Snapshot.Matches(Path.Combine(Paths.Fixtures, "graphs", $"two-clusters.{extension}"), output);
    }

    [Fact]
    public void A_page_loads_nothing_and_no_text_of_a_repository_can_become_markup()
    {
        const string Evil = "\"<img src=x onerror=alert(1)>'&\"";
        using var repo = new TempRepo(
            Fleet.Sync("clusters/one"),
            ("clusters/one/javascript:alert(1).yaml", Fleet.ConfigMap($"'{Evil.Replace("'", "''", StringComparison.Ordinal)}'")),
            ("clusters/one/a b#?\u202E.yaml", Fleet.Kustomization("apps", "'./a\"><script>alert(2)</script>'", "  suspend: true")));
        var page = Cli.Run("graph", repo.Root, "--format", "html").Output;
        Assert.Equal(["script"], Tag().Matches(page).Select(m => m.Groups[1].Value).Where(t => t is "script" or "img" or "link" or "iframe"));
        Assert.DoesNotMatch(Loads(), page);
        Assert.Contains("href=\"./clusters/one/javascript%3Aalert%281%29.yaml\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"./clusters/one/a%20b%23%3F%E2%80%AE.yaml\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.Contains(">suspended<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_ties_components_and_says_what_is_missing()
    {
        using var repo = new TempRepo(
            Fleet.Sync("clusters/one"),
            ("clusters/one/apps.yaml", Fleet.Kustomization("apps", "./apps", "  dependsOn: [{name: infra}, {name: nowhere}]")),
            ("clusters/one/infra.yaml", Fleet.Kustomization("infra", "./gone")),
            ("apps/cm.yaml", Fleet.ConfigMap("settings")));
        var page = Cli.Run("graph", repo.Root, "--format", "html").Output;
        var infra = Anchor().Match(page, page.IndexOf("<ul class=\"tree\"", StringComparison.Ordinal)).Groups[1].Value;
        Assert.Contains($"<dt>depends on</dt><dd><a href=\"#{infra}\">Kustomization flux-system/infra</a>, Kustomization flux-system/nowhere ", page, StringComparison.Ordinal);
        Assert.Contains("<dt>needed by</dt><dd><a href=\"#c0-1\">flux-system/apps</a></dd>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge failed\">failed</span>", page, StringComparison.Ordinal);
        Assert.Contains("3 Kustomizations &#183; 0 HelmReleases &#183; 5 objects &#183; 1 failed", page, StringComparison.Ordinal);
        Assert.Contains("ConfigMap</span> flux-system/settings <a class=\"place\" href=\"./apps/cm.yaml\" data-file=\"apps/cm.yaml\" data-line=\"1\">apps/cm.yaml:1</a>", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("<([a-z]+)")]
    private static partial Regex Tag();

    /// <summary>What makes a browser fetch something.</summary>
    [GeneratedRegex("""<[^>]*\s(src|srcset|onerror|action)=|url\(|@import|\bfetch\(|XMLHttp""")]
    private static partial Regex Loads();

    [GeneratedRegex("<details id=\"(c0-[0-9]+)\"><summary><span class=\"kind\">Kustomization</span> <b>flux-system/infra<")]
    private static partial Regex Anchor();
}
