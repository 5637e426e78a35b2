using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Engine;

/// <summary>What the repository says of an object that no component of a cluster applies.</summary>
internal static class Absence
{
    /// <summary>
    /// What is known about the existence of an object: as the cluster tells, but one whose manifest lies in the repository outside of every
    /// Flux path counts as external, since somebody applies it by hand or by a script before Flux is there; so does a Secret or ConfigMap
    /// that a script or template there speaks of, and what lies in a directory whose build is not known.
    /// </summary>
    public static Presence Find(ResourceId id, Cluster cluster, Workspace workspace)
    {
        var presence = cluster.Find(id);
        if (presence.IsCertain)
        {
            return presence;
        }

        var manifests = Manifests(id, workspace).ToList();
        var isExternal = manifests.Count > 0 ? manifests.Exists(m => !IsBuilt(m, workspace)) : IsSpokenOf(id, workspace);
        return isExternal ? new Presence(PresenceKind.External) : presence;
    }

    /// <summary>A manifest of the object that a Flux path holds and no build takes in, as something to look at; none when there is none.</summary>
    public static IEnumerable<RelatedPlace> Forgotten(ResourceId id, Workspace workspace) =>
        Manifests(id, workspace).Take(1).Select(m => new RelatedPlace(m.Field.KeyOrigin.Place, "nothing applies this manifest"));

    private static IEnumerable<Resource> Manifests(ResourceId id, Workspace workspace) => workspace.Files
        .SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources)
        .Where(r => r.Id.Group == id.Group && r.Id.Kind == id.Kind && r.Id.Name == id.Name && (r.Id.Namespace.Length == 0 || r.Id.Namespace == id.Namespace));

    /// <summary>True for a Secret or ConfigMap that a script or template outside of every Flux path speaks of: most likely it makes it.</summary>
    public static bool IsSpokenOf(ResourceId id, Workspace workspace) =>
        id is { Group: "", Kind: "ConfigMap" or "Secret" }
        && OutsideText.Any(workspace, t => HasWord(t, id.Name) && t.Contains(id.Kind, StringComparison.OrdinalIgnoreCase));

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsNameCharacter(text[at - 1])) && (at + word.Length == text.Length || !IsNameCharacter(text[at + word.Length])))
            {
                return true;
            }
        }

        return false;

        static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_';
    }

    /// <summary>True when builds of which everything is known go over the directory of a manifest.</summary>
    private static bool IsBuilt(Resource manifest, Workspace workspace)
    {
        var path = RepoPath.Parse(manifest.Root.Origin.Source.Path);
        var around = workspace.Clusters.SelectMany(c => c.Components).Where(c => c.Directory is { } directory && path.IsIn(directory)).ToList();
        return around.Count > 0 && around.TrueForAll(c => c.State == ComponentState.Built);
    }
}
