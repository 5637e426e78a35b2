using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.ApiVersions;
using Dryflux.Rules.Engine;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Tests.Migrations;

/// <summary>Real repositories, migrated in memory.</summary>
public sealed class MigrationCorpusTests
{
    private static readonly HashSet<string> Judged = ["FX101", "FX102", "FX103"];

    [SharedFact]
    public void A_migrated_repository_has_nothing_old_and_renders_as_before()
    {
        var changed = 0;
        foreach (var archive in Corpus.Archives.Where(a => a.Contains("flux", StringComparison.Ordinal) || a.Contains("argo", StringComparison.Ordinal) || a.Contains("home", StringComparison.Ordinal)))
        {
            var (repository, _) = Corpus.Read(archive);
            var texts = new Dictionary<RepoPath, SourceText>();
            var before = Read(repository, texts);
            var after = before;
            var left = Migration.Find(after);
            for (var result = FixApplier.Apply(left, unsafeToo: false); result.Fixed.Count > 0; result = FixApplier.Apply(left, unsafeToo: false))
            {
                foreach (var (source, text) in result.Texts)
                {
                    texts[RepoPath.Parse(source.Path)] = new SourceText(source.Path, text, source.HasByteOrderMark);
                }

                after = Read(repository, texts);
                left = Migration.Find(after);
            }

            changed += texts.Count;
            var places = left.Select(f => f.Place).ToHashSet();
            Assert.DoesNotContain(RuleRunner.Run(RuleCatalog.All, new RuleSettings { Select = Judged }, after), f => f.Suppression is null && !places.Contains(f.Place));
            foreach (var path in texts.Keys)
            {
                var old = before.File(path.Value)!.Yaml;
                Assert.Equal(old.Comments.Select(c => c.Text), after.File(path.Value)!.Yaml.Comments.Select(c => c.Text));
            }

            Assert.Equal(Rendered(before), Rendered(after));
        }

        Assert.True(changed > 40, $"only {changed} files changed");
    }

    private static Workspace Read(Repository repository, Dictionary<RepoPath, SourceText> texts)
    {
        var tree = new ChangedTree(repository, texts);
        var read = new Repository(tree);
        var listing = RepoReader.Read(read);
        return new Workspace(read, listing.Files, FluxVersion.Newest, otherFiles: listing.OtherFiles, problems: listing.Problems);
    }

    /// <summary>Every object of every cluster without what a migration changes.</summary>
    private static IEnumerable<string> Rendered(Workspace workspace) => ClusterSimulator.Simulate(workspace)
        .SelectMany(c => c.Objects.Select(o => $"{c.Name} {o.Owner} {o.Id with { Version = "" }} {Text(o.Resource.Root)}"));

    private static string Text(YamlNode node) => node switch
    {
        YamlMap map => string.Join(';', map.Entries.Where(e => e.Name != "apiVersion").Select(e => $"{e.Name}:{Text(e.Value)}")),
        YamlList list => string.Join(',', list.Items.Select(Text)),
        YamlScalar scalar => scalar.Value.Contains("fluxcd.io/v", StringComparison.Ordinal) ? "" : scalar.Value,
        _ => "",
    };

    private sealed class ChangedTree(Repository repository, Dictionary<RepoPath, SourceText> texts) : IFileTree
    {
        public string Root => repository.Root;

        public IReadOnlyList<TreeEntry>? List(RepoPath directory) => repository.IsDirectory(directory) ? [.. repository.List(directory)] : null;

        public byte[] Read(RepoPath file) => texts.TryGetValue(file, out var text) ? System.Text.Encoding.UTF8.GetBytes(text.Content) : repository.File(file)!.Bytes;
    }
}
