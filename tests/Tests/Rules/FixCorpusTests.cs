using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Tests.Rules;

/// <summary>Every fix of every rule, made over real repositories.</summary>
public sealed class FixCorpusTests
{
    [SharedFact]
    public void Fixes_keep_every_comment_and_every_object_and_come_to_rest()
    {
        // Time: these few hold every kind of Flux object.
        var wrong = Corpus.Archives.Where(a => a.Contains("fluxcd__", StringComparison.Ordinal) || a.Contains("onedr0p", StringComparison.Ordinal)).AsParallel().SelectMany(archive =>
        {
            var (repository, paths) = Corpus.Read(archive);
            var before = paths.Where(p => p.IsYaml || KustomizationFiles.IsOne(p)).Order(Comparer<RepoPath>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value)))
                .Select(p => repository.File(p)!).Where(f => f.Yaml is not null).ToList();
            var texts = before.ToDictionary(f => f.Path, f => f.Text!);
            for (var round = 0; ; round++)
            {
                var files = before.ConvertAll(f => new RepoFile(f.Path, f.Size, () => System.Text.Encoding.UTF8.GetBytes(texts[f.Path].Content), YamlLimits.Default));
                var workspace = new Workspace(repository, files, FluxVersion.Newest);
                if (workspace.Objects.Count == 0)
                {
                    return Enumerable.Empty<string>();
                }

                var result = FixApplier.Apply(RuleRunner.Run(RuleCatalog.All, new RuleSettings { Profile = Profile.All }, workspace), unsafeToo: true);
                if (result.Fixed.Count == 0)
                {
                    break;
                }

                if (round == 10)
                {
                    return new[] { $"{Path.GetFileName(archive)}: fixes do not come to rest: {result.Fixed[0].Rule.Id} {result.Fixed[0].Place}" };
                }

                foreach (var (source, text) in result.Texts)
                {
                    texts[RepoPath.Parse(source.Path)] = new SourceText(source.Path, text, source.HasByteOrderMark);
                }
            }

            return before.Where(f => texts[f.Path] != f.Text).SelectMany(f => Compare(f.Yaml!, YamlParser.Parse(texts[f.Path]))).Select(w => $"{Path.GetFileName(archive)} {w}");
        });
        var text = string.Join('\n', wrong.Take(20));
        Assert.True(text.Length == 0, text);
    }

    private static IEnumerable<string> Compare(YamlFile before, YamlFile after)
    {
        if (after.Error is { } error)
        {
            yield return $"{before.Source.Path}: {error.Message}";
        }

        foreach (var lost in before.Comments.Select(c => c.Text).Except(after.Comments.Select(c => c.Text)).Where(c => !c.StartsWith("dryflux:", StringComparison.Ordinal)))
        {
            yield return $"{before.Source.Path}: lost the comment '{lost}'";
        }

        if (!Ids(before).SequenceEqual(Ids(after)))
        {
            yield return $"{before.Source.Path}: other objects than before";
        }
    }

    private static IEnumerable<(string, string, string, string)> Ids(YamlFile file) =>
        file.Documents.SelectMany(d => Resource.AllIn(d.Root)).Select(r => (r.Id.Group, r.Id.Kind, r.Id.Namespace, r.Id.Name));
}
