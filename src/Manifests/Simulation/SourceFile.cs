using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>A YAML file of the repository.</summary>
public sealed class SourceFile
{
    internal SourceFile(RepoFile file, YamlFile yaml, DocumentRole? role, bool isUsed)
    {
        File = file;
        Yaml = yaml;
        IsUsed = isUsed;
        Role = role;
        Documents = [.. yaml.Documents.Select(d =>
        {
            var resources = Resources.Resource.AllIn(d.Root).ToList();
            return new SourceDocument(this, d, role ?? (resources.Count > 0 ? DocumentRole.Object : DocumentRole.Data), resources);
        })];
    }

    /// <summary>The file.</summary>
    public RepoFile File { get; }

    /// <summary>Its path.</summary>
    public RepoPath Path => File.Path;

    /// <summary>What was parsed.</summary>
    public YamlFile Yaml { get; }

    /// <summary>The role that the file's place or its use gives all its documents; null when each document's content decides.</summary>
    public DocumentRole? Role { get; }

    /// <summary>True when a kustomization file, or a Flux path without one, reads the file.</summary>
    public bool IsUsed { get; }

    /// <summary>The documents, up to the first error.</summary>
    public IReadOnlyList<SourceDocument> Documents { get; }
}
