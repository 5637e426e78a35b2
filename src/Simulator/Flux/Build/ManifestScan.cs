using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Finds what a directory without kustomization file holds: every YAML file below, down to directories that have such a file (fluxcd/pkg kustomize/kustomize_generator.go:scanManifests).</summary>
/// <param name="files">The directory.</param>
/// <param name="filter">What is left out, or null.</param>
/// <param name="origin">Where the directory is named: the entries found come from there.</param>
/// <param name="errors">Where mistakes go.</param>
internal sealed class ManifestScan(BuildFiles files, BuildFilter? filter, Origin origin, BuildErrors errors)
{
    private readonly List<YamlNode> _found = [];

    /// <summary>The entries for <c>resources</c>, as <c>./a/b.yaml</c>, in the order of a lexical walk.</summary>
    public IReadOnlyList<YamlNode> Run()
    {
        Walk(files.Directory);
        return _found;
    }

    private void Walk(RepoPath directory)
    {
        foreach (var entry in files.Repository.List(directory))
        {
            var path = directory.TryCombine(entry.Name)!;
            if (entry.Kind == EntryKind.Directory)
            {
                if (KustomizationFile.Find(files.At(path)).Count > 0)
                {
                    Add(path);
                }
                else
                {
                    Walk(path);
                }
            }
            else if (path.IsYaml && filter?.SkipsInScan(path) != true)
            {
                Read(path);
            }
        }
    }

    private void Read(RepoPath path)
    {
        if (files.Repository.File(path) is not { } file)
        {
            var problem = files.Repository.IsDirectory(path) ? $"read {files.Absolute(path)}: is a directory" : $"open {files.Absolute(path)}: no such file or directory";
            errors.Add(problem, origin);
            return;
        }

        foreach (var problem in files.Resources(file).Problems)
        {
            errors.Add(new BuildError($"failed to decode Kubernetes YAML from {files.Absolute(path)}: {problem.Message}", problem.Place) { Kind = BuildErrorKind.NotAnObject });
        }

        Add(path);
    }

    private void Add(RepoPath path) => _found.Add(new YamlScalar($"./{path.RelativeTo(files.Directory)}", ScalarStyle.Plain, origin.Derived()));
}
