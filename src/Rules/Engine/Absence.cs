using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Engine;

/// <summary>How rules speak of an object that is missing, or seems to be because not everything could be analysed.</summary>
internal static class Absence
{
    /// <summary>
    /// What is known about the existence of an object: as the cluster tells, but one whose manifest lies in the repository outside of every
    /// Flux path counts as external, since somebody applies it by hand or by a script before Flux is there; so does a Secret or ConfigMap
    /// that a script, a template or a document speaks of.
    /// </summary>
    public static Presence Find(ResourceId id, Cluster cluster, Workspace workspace)
    {
        var presence = cluster.Find(id);
        return !presence.IsCertain && (Manifests(id, workspace).Any(m => !IsBuilt(m.Root.Origin.Source, workspace)) || IsSpokenOf(id, workspace)) ? new Presence(PresenceKind.External) : presence;
    }

    /// <summary>The level for an object that is missing for certain, and one lower when a gap could hide what makes it.</summary>
    public static Level Level(Presence presence, Level certain) => presence.Kind == PresenceKind.Possible && certain > Engine.Level.Note ? certain - 1 : certain;

    /// <summary>What to add to the end of the message: the gap that leaves a doubt; "" when there is none.</summary>
    public static string Doubt(Presence presence) => presence.Gap is { } gap ? $" (unless it comes from what could not be analysed: {gap.Cause})" : "";

    /// <summary>A manifest of the object that a Flux path holds and no build takes in, as something to look at; none when there is none.</summary>
    public static IEnumerable<RelatedPlace> Forgotten(ResourceId id, Workspace workspace) =>
        Manifests(id, workspace).Take(1).Select(m => new RelatedPlace(m.Field.KeyOrigin.Place, "nothing applies this manifest"));

    private static IEnumerable<Resource> Manifests(ResourceId id, Workspace workspace) => workspace.Files
        .SelectMany(f => f.Documents).Where(d => d.Role == DocumentRole.Object).SelectMany(d => d.Resources)
        .Where(r => r.Id.Group == id.Group && r.Id.Kind == id.Kind && r.Id.Name == id.Name && (r.Id.Namespace.Length == 0 || r.Id.Namespace == id.Namespace));

    private static bool IsSpokenOf(ResourceId id, Workspace workspace) =>
        id is { Group: "", Kind: "ConfigMap" or "Secret" }
        && TextFiles.All(workspace).Any(t => HasWord(t.Content, id.Name) && t.Content.Contains(id.Kind, StringComparison.OrdinalIgnoreCase) && !IsBuilt(t, workspace));

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

    private static bool IsBuilt(SourceText text, Workspace workspace)
    {
        var path = RepoPath.Parse(text.Path);
        return workspace.Clusters.SelectMany(c => c.Components).Any(c => c.Directory is { } directory && path.IsIn(directory));
    }
}
