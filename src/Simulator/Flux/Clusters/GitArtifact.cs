using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// What source-controller makes of a checkout before it leaves out what is ignored (internal/controller/gitrepository_controller.go): only what
/// <c>sparseCheckout</c> names, with the artifacts of other GitRepositories that <c>include</c> puts into it.
/// </summary>
internal static class GitArtifact
{
    /// <summary>The files; null when the reconciliation fails, with the reason.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="spec"><c>spec</c> of the GitRepository.</param>
    /// <param name="included">The artifacts of <c>spec.include</c>, in its order.</param>
    /// <param name="problem">What is wrong.</param>
    public static Repository? Make(Repository files, Field spec, IReadOnlyList<Repository> included, out BuildError? problem)
    {
        var tree = new ArtifactTree(files.Root);
        problem = CheckOut(files, spec["sparseCheckout"], tree);
        foreach (var (include, artifact) in spec["include"].Items.Zip(included))
        {
            problem ??= Copy(include, artifact, tree);
        }

        return problem is null ? tree.ToRepository() : null;
    }

    private static BuildError? CheckOut(Repository files, Field sparse, ArtifactTree tree)
    {
        var prefixes = new List<string>();
        foreach (var item in sparse.Items)
        {
            var path = item.Text ?? "";
            if (files.Resolve(SecurePath.Inside(path)) is null)
            {
                return new BuildError($"sparse checkout dir '{path}' does not exist in repository", item.Origin.Place);
            }

            prefixes.Add(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
        }

        // go-git plumbing/format/index/index.go:SkipUnless looks at the beginning of a path, wherever its names end.
        tree.AddAll(files, RepoPath.Root, RepoPath.Root, path => prefixes.Count > 0 && !prefixes.Exists(p => path.Value.StartsWith(p, StringComparison.Ordinal)));
        return null;
    }

    private static BuildError? Copy(Field include, Repository artifact, ArtifactTree tree)
    {
        var name = include.At("repository", "name").Text ?? "";
        var (from, to) = (include["fromPath"].Text ?? "", include["toPath"].Text is { Length: > 0 } given ? given : name);
        var (source, target) = (SecurePath.Inside(from), SecurePath.Inside(to));
        if (tree.HasDirectory(target))
        {
            return Failed("there is a directory of that name already", include["toPath"]);
        }

        if (artifact.IsDirectory(source))
        {
            tree.AddAll(artifact, source, target, _ => false);
        }
        else if (artifact.File(source) is { } file)
        {
            tree.Add(target, file);
        }
        else
        {
            return Failed($"it has no '{from}'", include["fromPath"]);
        }

        return null;

        BuildError Failed(string reason, Field at) => new($"failed to copy '{name}' include from '{from}' to '{to}': {reason}", at.Origin.Place);
    }
}
