using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Changes;

namespace Dryflux.Analyzer.Diffs;

/// <summary>A change for people at a terminal: by cluster, component and object.</summary>
internal static class TextDiff
{
    /// <summary>Writes it, and a line that sums up.</summary>
    public static void Write(ChangeSet changes, TextWriter output)
    {
        var lines = new ChangeLines(changes.Base);
        foreach (var cluster in changes.Changed)
        {
            output.WriteLine(cluster switch
            {
                { Before: null } => $"{cluster.Name} (new: {Wording.Count(cluster.After!.Objects.Count, "object")})",
                { After: null } => $"{cluster.Name} (no longer found here: Flux has no path to build and leaves all as it is)",
                _ => cluster.Name,
            });
            foreach (var (component, objects) in ChangeSet.ByComponent(cluster))
            {
                output.WriteLine($"  {Printable.Text(ChangeSet.Name(component))}{(changes.WhyUnknown(component) is { } cause ? Printable.Text($": {cause}") : "")}");
                foreach (var change in objects)
                {
                    Write(change, lines, output);
                }
            }

            output.WriteLine();
        }

        var same = changes.Clusters.Count - changes.Changed.Count;
        output.WriteLine($"{ChangeSet.Count(changes.Changed.SelectMany(c => c.Objects))} against {changes.Base}{(same > 0 && changes.Changed.Count > 0 ? $"; {Wording.Count(same, "cluster")} without difference" : "")}");
    }

    /// <summary>What becomes of an object in a few words.</summary>
    public static string Heading(ObjectChange change, ChangeLines lines)
    {
        var place = change.After is { } now ? lines.Line(now.Place, isBase: false) : lines.Line(change.Before!.Place, isBase: true);
        var was = change.IsRegenerated ? $", was {change.Before!.Id.Name}" : "";
        return $"{change.Id}  ({place}{was}{(change.IsMoved ? $", moved from {change.From!.Component.Id}" : "")})";
    }

    private static void Write(ObjectChange change, ChangeLines lines, TextWriter output)
    {
        var mark = change.IsAdded ? '+' : change.IsRemoved ? '-' : change.IsMoved ? '>' : '~';
        output.WriteLine($"    {mark} {Printable.Text(Heading(change, lines))}");
        foreach (var line in lines.Of(change))
        {
            output.WriteLine($"        {line.Mark} {Printable.Text(line.Text)}");
        }
    }
}
