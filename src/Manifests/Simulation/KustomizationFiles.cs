using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>What the kustomization files of a repository read, field by field, without building anything.</summary>
public static class KustomizationFiles
{
    /// <summary>The names kustomize looks for.</summary>
    public static IReadOnlyList<string> Names { get; } = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>True for a file that kustomize takes as a kustomization file by its name.</summary>
    public static bool IsOne(RepoPath path) => path.Name is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>The kustomization file of a directory, or null.</summary>
    public static RepoFile? In(Repository repository, RepoPath directory)
    {
        foreach (var name in Names)
        {
            if (directory.TryCombine(name) is { } path && repository.File(path) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>Every file and directory that a kustomization file names; kustomize reads its first document only.</summary>
    public static IEnumerable<FileReference> References(RepoFile kustomization) => kustomization.Yaml?.Documents is [var first, ..] ? References(Field.Root(first.Root)) : [];

    /// <summary>Every file and directory that a kustomization names.</summary>
    public static IEnumerable<FileReference> References(Field kustomization)
    {
        foreach (var list in (string[])["resources", "bases", "components"])
        {
            foreach (var item in kustomization[list].Items)
            {
                yield return new FileReference(item, null);
            }
        }

        foreach (var item in kustomization["patchesStrategicMerge"].Items)
        {
            yield return new FileReference(item, DocumentRole.Patch);
        }

        foreach (var list in (string[])["patches", "patchesJson6902"])
        {
            foreach (var item in kustomization[list].Items)
            {
                yield return new FileReference(item["path"], DocumentRole.Patch);
            }
        }

        foreach (var list in (string[])["transformers", "generators", "validators", "configurations", "crds"])
        {
            foreach (var item in kustomization[list].Items)
            {
                yield return new FileReference(item, DocumentRole.Data);
            }
        }

        foreach (var item in kustomization["replacements"].Items)
        {
            yield return new FileReference(item["path"], DocumentRole.Data);
        }

        yield return new FileReference(kustomization["openapi"]["path"], DocumentRole.Data);
        foreach (var list in (string[])["configMapGenerator", "secretGenerator"])
        {
            foreach (var source in kustomization[list].Items.SelectMany(g => g["files"].Items.Concat(g["envs"].Items).Append(g["env"])))
            {
                yield return new FileReference(source, DocumentRole.Data);
            }
        }

        foreach (var chart in kustomization["helmCharts"].Items)
        {
            yield return new FileReference(chart["valuesFile"], DocumentRole.Data);
        }
    }
}
