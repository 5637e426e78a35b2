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
}
