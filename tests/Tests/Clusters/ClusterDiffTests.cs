using Dryflux.Manifests.Changes;
using Dryflux.Simulator.Diff;

namespace Dryflux.Tests.Clusters;

/// <summary>What counts as a difference of two clusters.</summary>
public sealed class ClusterDiffTests
{
    [Theory]
    [InlineData("data: {a: \"1\", b: x}", "data:\n  b: 'x'\n  a: '1'", "")]
    [InlineData("data: {a: x}", "data: {a: x, b: null}", "")]
    [InlineData("data: {a: 1}", "data: {a: \"1\"}", "data.a")]
    [InlineData("data: {a: 0x10, b: true}", "data: {a: 16, b: True}", "")]
    [InlineData("list: [a, b, c]", "list: [a, x, b, c]", "list[1]")]
    [InlineData("list: [a, b, c]", "list: [b, c]", "list[0]")]
    [InlineData("list: [{name: a, v: 1}, {name: b, v: 2}]", "list: [{name: b, v: 2}, {name: a, v: 3}]", "list[a].v")]
    [InlineData("list: [{name: a}, {name: b}]", "list: [{name: b}, {name: a}]", "list")]
    [InlineData("list: [{name: a}, {name: b}]", "list: [{name: b}]", "list[a]")]
    [InlineData("map: {a.b/c: 1}", "map: {a.b/c: 2}", "map[\"a.b/c\"]")]
    [InlineData("data: {a: x}\nsops: {mac: a}", "data: {a: x}\nsops: {mac: b, version: 1}", "")]
    [InlineData("metadata2: {}", "metadata2: []", "metadata2")]
    public void Fields_differ_by_value_and_not_by_the_way_they_are_written(string before, string after, string paths)
    {

        var change = Assert.Single(Compare([("apps/x.yaml", Custom(before))], [("apps/x.yaml", Custom(after))]));
        Assert.Equal(paths, string.Join(',', change.Objects.SelectMany(o => o.Fields).Select(f => f.Path)));
    }

    [Fact]
    public void Lists_within_lists_are_compared_in_one_go()
    {
        static string Nested(int value) => $"list: {new string('[', 60)}{value}{new string(']', 60)}";
        var change = Assert.Single(Compare([("apps/x.yaml", Custom(Nested(1)))], [("apps/x.yaml", Custom(Nested(2)))]));
        Assert.Equal("list" + string.Concat(Enumerable.Repeat("[0]", 60)), Assert.Single(Assert.Single(change.Objects).Fields).Path);
    }

    [Fact]
    public void Components_are_paired_by_path_and_by_objects()
    {
        var files = new[] { ("apps/a.yaml", Fleet.ConfigMap("a")), ("apps/b.yaml", Fleet.ConfigMap("b")) };
        var moved = new[] { ("other/a.yaml", Fleet.ConfigMap("a")), ("other/b.yaml", Fleet.ConfigMap("b")) };
        Assert.Equal(["Kustomization/flux-system/one -> Kustomization/flux-system/two"], Renamed(("one", "./apps", files), ("two", "./apps", files)));
        Assert.Equal(["Kustomization/flux-system/one -> Kustomization/flux-system/two"], Renamed(("one", "./apps", files), ("two", "./other", moved)));
        Assert.Empty(Renamed(("one", "./apps", files), ("two", "./other", [("other/c.yaml", Fleet.ConfigMap("c"))])));
    }

    [Fact]
    public void Origins_of_both_sides_are_kept()
    {
        var change = Assert.Single(Compare(
            [("apps/x.yaml", Fleet.ConfigMap("x", "green")), ("apps/kustomization.yaml", "resources: [x.yaml]\n")],
            [("apps/x.yaml", Fleet.ConfigMap("x", "green")), ("apps/kustomization.yaml", "resources: [x.yaml]\npatches:\n  - target: {kind: ConfigMap}\n    patch: |\n      - op: replace\n        path: /data/key\n        value: blue\n")]));
        var field = Assert.Single(Assert.Single(change.Objects).Fields);
        Assert.Equal(("apps/x.yaml", "apps/kustomization.yaml"), (field.Before.Origin.Source.Path, field.After.Origin.Source.Path));
    }

    [Fact]
    public void A_second_owner_adds_no_object_and_takes_none_away()
    {
        (string, string)[] one = [Sync, ("clusters/production/apps.yaml", Fleet.Kustomization("one", "./one")), ("one/a.yaml", Fleet.ConfigMap("a"))];
        (string, string)[] two = [Sync, ("clusters/production/apps.yaml", Fleet.Kustomization("one", "./one") + "---\n" + Fleet.Kustomization("two", "./two")), ("one/a.yaml", Fleet.ConfigMap("a")), ("two/a.yaml", Fleet.ConfigMap("a"))];
        Assert.Equal(["Kustomization/flux-system/two"], Names(ClusterDiff.Of(Fleet.Simulate(one), Fleet.Simulate(two))));
        Assert.Equal(["Kustomization/flux-system/two"], Names(ClusterDiff.Of(Fleet.Simulate(two), Fleet.Simulate(one))));
    }

    private static (string, string) Sync => Fleet.Sync("clusters/production");

    private static string Custom(string fields) => $"apiVersion: example.com/v1\nkind: Thing\nmetadata: {{name: x, namespace: shop}}\n{fields}\n";

    private static IReadOnlyList<ClusterChange> Compare((string, string)[] before, (string, string)[] after)
    {
        (string, string)[] common = [Sync, ("clusters/production/apps.yaml", Fleet.Kustomization("apps", "./apps"))];
        return ClusterDiff.Of(Fleet.Simulate([.. common, .. before]), Fleet.Simulate([.. common, .. after]));
    }

    private static IEnumerable<string> Renamed((string Name, string Path, (string, string)[] Files) before, (string Name, string Path, (string, string)[] Files) after)
    {
        var changes = ClusterDiff.Of(Of(before), Of(after));
        return Assert.Single(changes).Components.Where(c => c.IsRenamed).Select(c => c.ToString());

        static IReadOnlyList<Dryflux.Manifests.Simulation.Cluster> Of((string Name, string Path, (string, string)[] Files) side) =>
            Fleet.Simulate([Sync, ("clusters/production/apps.yaml", Fleet.Kustomization(side.Name, side.Path)), .. side.Files]);
    }

    private static IEnumerable<string> Names(IReadOnlyList<ClusterChange> changes) => Assert.Single(changes).Objects.Select(o => o.ToString());
}
