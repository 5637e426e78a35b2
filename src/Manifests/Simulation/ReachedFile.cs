using Dryflux.Manifests.Repo;

namespace Dryflux.Manifests.Simulation;

/// <summary>A file that a build reads.</summary>
/// <param name="File">The file.</param>
/// <param name="Role">What it is read for: a kustomization file, or what such a file says; null when its content decides.</param>
internal sealed record ReachedFile(RepoFile File, DocumentRole? Role);
