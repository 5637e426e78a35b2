using System.Text;
using Dryflux.Manifests.Repo;

namespace Dryflux.Tests.Flux;

/// <summary>Our own cases of <c>flux build kustomization</c>, a folder each: <c>command</c> run over the folder prints <c>expected.yaml</c>.</summary>
public sealed class FluxBuildFixtureTests
{
    private static readonly string Folder = Path.Combine(Paths.Fixtures, "builds", "flux");

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(Folder).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Builds_as_expected(string name)
    {
        var directory = Path.Combine(Folder, name);
        var result = new FluxCommand(File.ReadAllText(Path.Combine(directory, "command")).Trim()).Run(new DiskTree(directory));
        Assert.Empty(result.Errors);
        var text = new StringBuilder();
        result.PrintTo(text);
        Snapshot.Matches(Path.Combine(directory, "expected.yaml"), text.ToString());
    }

    [Fact]
    public void A_kustomization_that_its_own_child_builds_again_is_refused()
    {
        const string Header = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  namespace: flux-system\n";
        const string Source = "  sourceRef:\n    kind: GitRepository\n    name: shop\n";
        var result = new FluxCommand("app --path app --kustomization-file ks.yaml --recursive --local-sources GitRepository/flux-system/shop=.").Run(new MemoryTree(
            ("ks.yaml", $"{Header}  name: app\nspec:\n  path: app\n{Source}"),
            ("app/child.yaml", $"{Header}  name: child\nspec:\n  path: child\n{Source}"),
            ("child/app.yaml", $"{Header}  name: app\nspec:\n  path: app\n{Source}")));
        Assert.Equal("child/app.yaml:5:9: kustomization app is part of what it builds itself: the build would never end", Assert.Single(result.Errors).ToString());
    }
}
