using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;
using Dryflux.Simulator.Kustomize;
using Dryflux.Tests.Clusters;
using Dryflux.Tests.Kustomize;

namespace Dryflux.Tests.Repo;

/// <summary>Files and directories that cannot be read are told, and never end a run.</summary>
public sealed class UnreadableTests
{
    [Fact]
    public void A_directory_below_a_Flux_path_is_left_out()
    {
        var tree = new LockedTree(
            ["apps/secret"],
            Fleet.Sync("clusters/one", "---\n" + Fleet.Kustomization("apps", "./apps")),
            ("apps/a.yaml", Fleet.ConfigMap("a")),
            ("apps/secret/b.yaml", Fleet.ConfigMap("b")));
        var (listing, clusters) = Simulate(tree);
        Assert.Equal([("apps/secret", RepoProblemKind.UnreadableDirectory)], listing.Problems.Select(p => (p.Path.Value, p.Kind)));
        Assert.Contains(Assert.Single(clusters).Objects, o => o.Id.Name == "a");
    }

    [Theory]
    [InlineData("apps/kustomization.yaml", "'/apps/kustomization.yaml' cannot be read: locked")]
    [InlineData("apps/patch.yaml", "'/apps/patch.yaml' cannot be read: locked")]
    [InlineData("apps/base", "'/apps/base/a.yaml' cannot be read: locked")]
    public void A_file_that_a_build_needs_fails_it(string locked, string message)
    {
        var tree = new LockedTree(
            [locked],
            Fleet.Sync("clusters/one", "---\n" + Fleet.Kustomization("apps", "./apps")),
            ("apps/kustomization.yaml", "resources: [base/a.yaml]\npatches: [{path: patch.yaml}]\n"),
            ("apps/patch.yaml", Fleet.ConfigMap("a")),
            ("apps/base/a.yaml", Fleet.ConfigMap("a")));
        Assert.Single(Simulate(tree).Listing.Problems);
        var errors = new KustomizeBuild(new Repository(tree), new BuildOptions()).Build(RepoPath.Parse("apps")).Errors;
        Assert.Contains(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_of_very_many_parts_is_refused_at_once()
    {
        var build = Overlay.Build(("kustomization.yaml", $"resources:\n- {string.Concat(Enumerable.Repeat("a/", 200_000))}x.yaml\n"));
        Assert.Contains("doesn't exist", Assert.Single(build.Errors).Message, StringComparison.Ordinal);
    }

    private static (RepoListing Listing, IReadOnlyList<Cluster> Clusters) Simulate(IFileTree tree)
    {
        var repository = new Repository(tree);
        var listing = RepoReader.Read(repository);
        return (listing, ClusterSimulator.Simulate(new Workspace(repository, listing.Files, otherFiles: listing.OtherFiles, problems: listing.Problems)));
    }

    /// <summary>A tree in memory some of whose files and directories cannot be read.</summary>
    private sealed class LockedTree(IReadOnlyList<string> locked, params (string Path, string Text)[] files) : IFileTree
    {
        private readonly MemoryTree _tree = new(files);

        public string Root => "";

        public IReadOnlyList<TreeEntry>? List(RepoPath directory) => locked.Contains(directory.Value) ? throw new IOException("locked") : _tree.List(directory);

        public byte[] Read(RepoPath file) => locked.Contains(file.Value) ? throw new IOException("locked") : _tree.Read(file);
    }
}
