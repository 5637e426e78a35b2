using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Simulation;

/// <summary>A file or directory that a kustomization file names.</summary>
/// <param name="Field">The field that names it; it may be missing, or hold something else than a path.</param>
/// <param name="Role">The role the field gives it; null when its content decides.</param>
public sealed record FileReference(Field Field, DocumentRole? Role)
{
    /// <summary>The path inside the repository; null when the field holds none, or one that leaves the repository.</summary>
    /// <param name="directory">The directory of the kustomization file.</param>
    public RepoPath? PathIn(RepoPath directory)
    {
        // A generator source may be written key=path.
        var text = Field.Text;
        return text is null ? null : directory.TryCombine(Role == DocumentRole.Data ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : text);
    }
}
