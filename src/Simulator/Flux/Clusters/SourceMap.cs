using System.Collections.Concurrent;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// Which files the sources of a cluster stand for: the repository itself (the source of a root, or a GitRepository of the same address
/// and branch), what the configuration maps, the copies of an ArtifactGenerator. Nothing is guessed. Safe for several threads.
/// </summary>
/// <param name="artifacts">The artifacts made so far, shared by all clusters.</param>
/// <param name="options">The mapped sources.</param>
/// <param name="checkout">Where the repository comes from.</param>
/// <param name="roots">The roots of the cluster.</param>
internal sealed class SourceMap(Artifacts artifacts, SimulationOptions options, GitCheckout checkout, IReadOnlyList<ClusterRoot> roots)
{
    private readonly ConcurrentDictionary<string, SourceAnswer> _generated = new(StringComparer.Ordinal);

    /// <summary>What a source stands for in a cluster as far as it has grown.</summary>
    public SourceAnswer Find(SourceKey key, Landing landing)
    {
        var applied = landing.Find(key.Id)?.Resource;
        if (options.Sources.TryGetValue(key.ToString(), out var mapped))
        {
            return mapped is null
                ? new SourceAnswer(null, $"{key} is mapped to a directory that is not there") { Missing = key.Id }
                : new SourceAnswer(artifacts.Of(mapped, Ignore(applied)));
        }

        if (roots.FirstOrDefault(r => r.SourceKey == key) is { } root)
        {
            return new SourceAnswer(artifacts.Own(Ignore(applied ?? root.Source)));
        }

        if (key.Kind == "ExternalArtifact")
        {
            return Generated(key, landing);
        }

        if (applied is null)
        {
            return new SourceAnswer(null, $"nothing in Git applies {key}, so what it stands for is not known") { IsOpen = true, Missing = key.Id };
        }

        return key.Kind == "GitRepository" && IsOwn(applied.Field["spec"])
            ? new SourceAnswer(artifacts.Own(Ignore(applied)))
            : new SourceAnswer(null, $"{key} is fetched from {Address(applied.Field["spec"])}, outside of this repository", applied.Field.KeyOrigin.Place) { IsFluxItself = FluxManifests.Are(applied.Field.At("spec", "url").Text) };
    }

    private static string? Ignore(Resource? source) => source?.Field.At("spec", "ignore").Text;

    private static string Address(Field spec) => spec["url"].Text ?? spec["endpoint"].Text ?? "an address that is not written";

    /// <summary>True when a GitRepository fetches this repository: the same address, and no other branch. A tag or commit is another state of the same files.</summary>
    private bool IsOwn(Field spec)
    {
        if (spec["url"].Text is not { } url)
        {
            return false;
        }

        var branch = spec.At("ref", "branch").Text;
        var others = roots.Select(r => r.Source?.Field["spec"]).OfType<Field>().Where(s => s["url"].Text is { } own && GitUrl.AreSame(own, url)).Select(s => s.At("ref", "branch").Text).ToList();
        return others.Count > 0
            ? branch is null || others.Exists(o => o is null || o == branch)
            : checkout.Remotes.Any(r => GitUrl.AreSame(r, url)) && (branch is null || checkout.Branch is null || branch == checkout.Branch);
    }

    /// <summary>The artifact of an ArtifactGenerator.</summary>
    private SourceAnswer Generated(SourceKey key, Landing landing)
    {
        var id = key.Id;
        if (landing.FindProducer(id) is not { Id.Kind: "ArtifactGenerator" } producer)
        {
            return new SourceAnswer(null, $"no ArtifactGenerator in Git makes {key}") { IsOpen = true, Missing = id };
        }

        var spec = producer.Resource.Field["spec"];
        var aliases = new Dictionary<string, Repository>(StringComparer.Ordinal);
        foreach (var source in spec["sources"].Items)
        {
            var answer = Find(SourceKey.Of(source, key.Namespace), landing);
            if (answer.Artifact is null)
            {
                return answer with { Cause = $"{key} is made of {SourceKey.Of(source, key.Namespace)}: {answer.Cause}", Place = answer.Place ?? source.KeyOrigin.Place };
            }

            aliases[source["alias"].Text ?? ""] = answer.Artifact;
        }

        return _generated.GetOrAdd($"{landing.Name} {key}", _ => Copy(spec["artifacts"].Items.First(a => a["name"].Text == key.Name), aliases));
    }

    private SourceAnswer Copy(Field artifact, Dictionary<string, Repository> aliases) => new ArtifactCopies(aliases).Make(artifact, artifacts.Root, out var problem) is { } tree
        ? new SourceAnswer(tree.ToRepository())
        : new SourceAnswer(null, "the artifact cannot be made", problem!.Place) { Error = problem };
}
