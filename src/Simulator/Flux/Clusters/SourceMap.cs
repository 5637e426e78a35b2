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
    /// <summary>Sources that are made of themselves end here; nobody chains that many.</summary>
    private const int MaxDepth = 16;

    private readonly ConcurrentDictionary<string, SourceAnswer> _made = new(StringComparer.Ordinal);

    /// <summary>What a source stands for in a cluster as far as it has grown.</summary>
    public SourceAnswer Find(SourceKey key, Landing landing) => Find(key, landing, 0);

    private SourceAnswer Find(SourceKey key, Landing landing, int depth)
    {
        if (depth == MaxDepth)
        {
            return new SourceAnswer(null, $"{key} is made of itself");
        }

        var applied = landing.Find(key.Id)?.Resource;
        if (options.Sources.TryGetValue(key.ToString(), out var mapped))
        {
            return mapped is null
                ? new SourceAnswer(null, $"{key} is mapped to a directory that is not there") { Missing = key.Id }
                : CheckedOut(key, mapped, applied, landing, depth);
        }

        if (roots.FirstOrDefault(r => r.SourceKey == key) is { } root)
        {
            return CheckedOut(key, artifacts.Repository, applied ?? root.Source, landing, depth);
        }

        if (key.Kind == "ExternalArtifact")
        {
            return Generated(key, landing, depth);
        }

        if (applied is null)
        {
            return new SourceAnswer(null, $"nothing in Git applies {key}, so what it stands for is not known") { IsOpen = true, Missing = key.Id };
        }

        return key.Kind == "GitRepository" && IsOwn(applied.Field["spec"])
            ? CheckedOut(key, artifacts.Repository, applied, landing, depth)
            : new SourceAnswer(null, $"{key} is fetched from {Address(applied.Field["spec"])}, outside of this repository", applied.Field.KeyOrigin.Place) { IsFluxItself = FluxManifests.Are(applied.Field.At("spec", "url").Text) };
    }

    /// <summary>The artifact of a source whose files are at hand.</summary>
    private SourceAnswer CheckedOut(SourceKey key, Repository files, Resource? source, Landing landing, int depth)
    {
        var spec = source?.Field["spec"];
        if (spec is null || key.Kind != "GitRepository" || !(spec["include"].Items.Any() || spec["sparseCheckout"].Items.Any()))
        {
            return new SourceAnswer(artifacts.Of(files, spec?["ignore"].Text));
        }

        var included = new List<Repository>();
        foreach (var include in spec["include"].Items)
        {
            var other = new SourceKey("GitRepository", key.Namespace, include.At("repository", "name").Text ?? "");
            var answer = Find(other, landing, depth + 1);
            if (answer.Artifact is null)
            {
                return answer with { Cause = $"{key} includes {other}: {answer.Cause}", Place = answer.Place ?? include.KeyOrigin.Place, IsFluxItself = false };
            }

            included.Add(answer.Artifact);
        }

        return _made.GetOrAdd($"{landing.Name} {key}", _ => GitArtifact.Make(files, spec, included, out var problem) is { } whole
            ? new SourceAnswer(artifacts.Of(whole, spec["ignore"].Text))
            : new SourceAnswer(null, "the artifact cannot be made", problem!.Place) { Error = problem });
    }

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
    private SourceAnswer Generated(SourceKey key, Landing landing, int depth)
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
            var answer = Find(SourceKey.Of(source, key.Namespace), landing, depth + 1);
            if (answer.Artifact is null)
            {
                return answer with { Cause = $"{key} is made of {SourceKey.Of(source, key.Namespace)}: {answer.Cause}", Place = answer.Place ?? source.KeyOrigin.Place };
            }

            aliases[source["alias"].Text ?? ""] = answer.Artifact;
        }

        return _made.GetOrAdd($"{landing.Name} {key}", _ => Copied(key, spec, aliases));
    }

    private SourceAnswer Copied(SourceKey key, Field spec, Dictionary<string, Repository> aliases)
    {
        if (spec["pathPattern"].Text is not { Length: > 0 } pattern)
        {
            return Copied(spec["artifacts"].Items.First(a => a["name"].Text == key.Name), aliases, new Dictionary<string, string>());
        }

        if (PathPattern.TryParse(pattern) is { } paths && aliases.TryGetValue(paths.Alias, out var source))
        {
            foreach (var captures in paths.Matches(source))
            {
                // Names of objects are in small letters, paths are as they are.
                var small = captures.ToDictionary(c => c.Key, c => c.Value.ToLowerInvariant(), StringComparer.Ordinal);
                if (spec["artifacts"].Items.FirstOrDefault(a => PathPattern.Fill(a["name"].Text ?? "", small) == key.Name) is { } artifact)
                {
                    return Copied(artifact, aliases, captures);
                }
            }
        }

        return new SourceAnswer(null, $"no directory that matches `{pattern}` makes {key}", spec["pathPattern"].Origin.Place) { Missing = key.Id };
    }

    private SourceAnswer Copied(Field artifact, Dictionary<string, Repository> aliases, IReadOnlyDictionary<string, string> captures) =>
        new ArtifactCopies(aliases, captures).Make(artifact, artifacts.Root, out var problem) is { } tree
            ? new SourceAnswer(tree.ToRepository())
            : new SourceAnswer(null, "the artifact cannot be made", problem!.Place) { Error = problem };
}
