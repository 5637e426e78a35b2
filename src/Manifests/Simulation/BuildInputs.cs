using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;

namespace Dryflux.Manifests.Simulation;

/// <summary>The objects in the files that a build of a directory takes in, as written: no patch, name or variable is applied.</summary>
public static class BuildInputs
{
    /// <summary>The objects, in no particular order; what lies outside the repository is left out.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="directory">A directory with or without a kustomization file.</param>
    public static IEnumerable<Resource> Of(Workspace workspace, RepoPath directory) =>
        from input in new ReachedFiles(workspace.Repository).From(directory)
        where input.Role is null
        from document in workspace.File(input.File.Path.Value)?.Documents ?? []
        where document.Role == DocumentRole.Object
        from resource in document.Resources
        select resource;
}
