using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Changes;

/// <summary>Where a person looks for an object that is no longer built: the nearest text of now on the way that brought it in before.</summary>
internal static class NearestPlace
{
    /// <summary>The place.</summary>
    /// <param name="removed">The object in the base.</param>
    /// <param name="owner">The component that applied it, as it is now; null when that is gone too.</param>
    /// <param name="workspace">The repository now.</param>
    public static Place Of(RenderedObject removed, Component? owner, Workspace workspace)
    {
        // The file still is there and still is built: the document has been taken out of it.
        if (workspace.File(removed.Place.Source.Path) is { IsUsed: true, Documents: [var first, ..] } && !removed.Entries.Any(e => IsLost(e, workspace)))
        {
            return first.Field.KeyOrigin.Place;
        }

        // An entry that was taken out on the way, else the innermost that is still there.
        foreach (var entry in removed.Entries.Where(e => IsLost(e, workspace)).Concat(removed.Entries))
        {
            if (workspace.File(entry.Source.Path) is { Documents: [var document, ..] })
            {
                return Find(document.Field, Text(entry)) ?? List(document.Field);
            }
        }

        if (owner is null)
        {
            return workspace.Clusters[0].Root;
        }

        // A directory that was taken in as it is may have got a kustomization file, which leaves things out.
        var kustomization = owner is { Repository: { } repository, Directory: { } directory } ? KustomizationFiles.In(repository, directory)?.Yaml : null;
        return kustomization?.Documents is [var only, ..] ? List(Field.Root(only.Root)) : owner.Flux.Spec["path"].Origin.Place;
    }

    /// <summary>The same for a component that is gone, or an object of one: where the object of the component was brought in.</summary>
    public static Place Of(Component removed, Func<Component, Component?> now, Workspace workspace) => Of(removed.Object, removed.Parent is { } parent ? now(parent) : null, workspace);

    /// <summary>True when a kustomization file of the base no longer has an entry, or is gone.</summary>
    private static bool IsLost(Place entry, Workspace workspace) =>
        workspace.File(entry.Source.Path) is not { Documents: [var document, ..] } || Find(document.Field, Text(entry)) is null;

    private static string Text(Place entry) => entry.Source.Slice(entry.Span).Trim("'\" ").ToString();

    private static Place? Find(Field kustomization, string entry) =>
        Lists(kustomization).SelectMany(l => l.Items).FirstOrDefault(i => i.Text == entry)?.Origin.Place;

    private static Place List(Field kustomization) => Lists(kustomization).FirstOrDefault(l => l.IsWritten)?.KeyOrigin.Place ?? kustomization.KeyOrigin.Place;

    private static IEnumerable<Field> Lists(Field kustomization) => ((string[])["resources", "bases", "components"]).Select(k => kustomization[k]);
}
