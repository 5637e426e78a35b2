using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Kustomizations;

/// <summary>Finds what a kustomization file names at the place of a build error.</summary>
internal static class BuildReference
{
    /// <summary>The path in the repository that the entry at the error's place stands for; null when the error is about something else.</summary>
    public static RepoPath? At(BuildError error, Workspace workspace)
    {
        var file = workspace.File(error.Place.Source.Path);
        if (error.Kind != BuildErrorKind.Build || file?.Role != DocumentRole.KustomizationFile)
        {
            return null;
        }

        foreach (var (field, role) in file.Documents.SelectMany(d => KustomizationFiles.References(d.Field)))
        {
            // A generator source may be written key=path.
            if (field.Text is { } text && field.Origin.Place == error.Place)
            {
                return file.Path.Parent.TryCombine(role == DocumentRole.Data ? text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..] : text);
            }
        }

        return null;
    }
}
