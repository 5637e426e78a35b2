using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Kustomize;

/// <summary>Our own build cases, a folder each: the tree in <c>in</c> builds to <c>expected.yaml</c>. At least one for every transformer and generator.</summary>
public sealed class BuildFixtureTests
{
    private static readonly string Folder = Path.Combine(Paths.Fixtures, "builds");

    private static readonly string[] Names = [.. Directory.GetDirectories(Folder).Where(d => Directory.Exists(Path.Combine(d, "in"))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases => [.. Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Builds_as_expected(string name)
    {
        var result = Build(name);
        var text = result.Print(out var errors);
        Assert.Empty(result.Errors.Concat(errors));
        Snapshot.Matches(Path.Combine(Folder, name, "expected.yaml"), text!);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_verbatim_is_the_text_at_its_span(string name)
    {
        foreach (var scalar in Build(name).Resources.SelectMany(r => Scalars(r.Root)).Where(s => s.Origin.IsVerbatim))
        {
            // The text itself, or, quoted or in a block, the YAML of it.
            var text = scalar.Origin.Source.Slice(scalar.Origin.Span).ToString();
            if (text != scalar.Value)
            {
                Assert.Equal(scalar.Value, YamlParser.Parse(new SourceText("there", text)).Documents is [{ Root: YamlScalar there }, ..] ? there.Value : null);
            }
        }
    }

    [Fact]
    public void Builds_in_parallel_as_alone()
    {
        var build = new KustomizeBuild(new Repository(new DiskTree(Folder)), new BuildOptions());
        var names = Enumerable.Range(0, 8).SelectMany(_ => Names).ToList();
        var texts = names.AsParallel().AsOrdered().Select(n => build.Build(RepoPath.Parse($"{n}/in")).Print(out _)).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Folder, names[i], "expected.yaml")), texts[i]);
        }
    }

    private static BuildResult Build(string name) =>
        new KustomizeBuild(new Repository(new DiskTree(Folder)), new BuildOptions()).Build(RepoPath.Parse($"{name}/in"));

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlList list => list.Items.SelectMany(Scalars),
        YamlMap map => map.Entries.SelectMany(e => Scalars(e.Key).Concat(Scalars(e.Value))),
        _ => [],
    };
}
