using System.Text.Json;
using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer.Diffs;

/// <summary>A change for programs. The same two revisions give the same bytes; values are YAML text.</summary>
internal static class JsonDiff
{
    /// <summary>Writes it.</summary>
    public static void Write(ChangeSet changes, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("base", changes.Base);
        json.WriteArray("clusters", changes.Clusters, cluster =>
        {
            json.WriteStartObject();
            json.WriteString("name", cluster.Name);
            json.WriteString("change", cluster switch { { Before: null } => "added", { After: null } => "removed", { IsEmpty: true } => "none", _ => "changed" });
            json.WriteArray("components", cluster.Components.Where(c => c.Before is null || c.After is null || c.IsRenamed || c.IsKnownBefore != c.IsKnownAfter), c => WriteComponent(json, c, changes));
            json.WriteArray("objects", cluster.Objects, o => WriteObject(json, o));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static void WriteComponent(Utf8JsonWriter json, ComponentChange component, ChangeSet changes)
    {
        json.WriteStartObject();
        json.WriteString("component", component.Component.Id.ToString());
        json.WriteString("change", component switch { { Before: null } => "added", { After: null } => "removed", { IsRenamed: true } => "renamed", _ => "none" });
        if (component.IsRenamed)
        {
            json.WriteString("was", component.Before!.Id.ToString());
        }

        if (changes.WhyUnknown(component) is { } cause)
        {
            json.WriteString("unknown", cause);
        }

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, ObjectChange change)
    {
        json.WriteStartObject();
        json.WriteString("object", change.Id.ToString());
        json.WriteString("apiVersion", change.Id.ApiVersion);
        json.WriteString("change", ChangeSet.KindOf(change));
        if (change.IsRegenerated)
        {
            json.WriteString("was", change.Before!.Id.ToString());
        }

        json.WriteString("component", (change.To ?? change.From!).Component.Id.ToString());
        if (change.IsMoved)
        {
            json.WriteString("from", change.From!.Component.Id.ToString());
        }

        WritePlace(json, "before", change.Before?.Place);
        WritePlace(json, "after", change.After?.Place);
        var values = new ShownValues((change.After ?? change.Before)!);
        json.WriteArray("fields", change.Fields, field =>
        {
            json.WriteStartObject();
            json.WriteString("path", field.Path);
            json.WriteString("before", values.Text(field, field.Before));
            json.WriteString("after", values.Text(field, field.After));
            WritePlace(json, "placeBefore", field.Before.Exists ? field.Before.Origin.Place : null);
            WritePlace(json, "placeAfter", field.After.Exists ? field.After.Origin.Place : null);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, string name, Place? place)
    {
        if (place is { } there)
        {
            json.WriteStartObject(name);
            json.WriteString("path", there.Source.Path);
            json.WriteNumber("line", there.Start.Line);
            json.WriteEndObject();
        }
    }
}
