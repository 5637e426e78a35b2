using System.Text.Json;
using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer.Graphs;

/// <summary>Everything that is known of the clusters as JSON: components, objects with their owners, every edge, every gap.</summary>
internal static class JsonGraph
{
    public static void Write(IReadOnlyList<Cluster> clusters, TextWriter output) => Json.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteArray("clusters", clusters, cluster =>
        {
            json.WriteStartObject();
            json.WriteString("name", cluster.Name);
            WritePlace(json, cluster.Root);
            json.WriteArray("components", cluster.Components, component => Write(json, component));
            json.WriteArray("objects", cluster.Objects, rendered => Write(json, rendered));
            json.WriteArray("edges", cluster.Edges, edge => Write(json, cluster, edge));
            json.WriteArray("gaps", cluster.Gaps, gap => Write(json, gap));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Component component)
    {
        json.WriteStartObject();
        json.WriteString("id", component.Id.ToString());
        json.WriteString("parent", component.Parent?.Id.ToString());
        json.WriteString("state", component.State switch { ComponentState.Built => "built", ComponentState.Failed => "failed", _ => "notAtHand" });
        json.WriteString("directory", component.Directory?.Value);
        json.WriteNumber("objects", component.Objects.Count);
        json.WriteArray("errors", component.Errors, error => json.WriteStringValue(error.ToString()));
        WritePlace(json, component.Object.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RenderedObject rendered)
    {
        json.WriteStartObject();
        json.WriteString("apiVersion", rendered.Id.ApiVersion);
        json.WriteString("id", rendered.Id.ToString());
        json.WriteString("owner", rendered.Owner.Id.ToString());
        WritePlace(json, rendered.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Cluster cluster, ClusterEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(edge.Kind.ToString()));
        json.WriteString("from", edge.From.Id.ToString());
        json.WriteString("to", edge.TargetId.ToString());
        json.WriteString("presence", JsonNamingPolicy.CamelCase.ConvertName((edge.IsResolved ? PresenceKind.Applied : cluster.Find(edge.TargetId).Kind).ToString()));
        json.WriteString("field", edge.Field.Path);
        WritePlace(json, edge.Field.Origin.Place);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AnalysisGap gap)
    {
        json.WriteStartObject();
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(gap.Kind.ToString()));
        json.WriteString("cause", gap.Cause);
        json.WriteString("namespace", gap.Namespace);
        json.WriteArray("components", gap.Components, component => json.WriteStringValue(component.Id.ToString()));
        WritePlace(json, gap.Place);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place place)
    {
        json.WriteString("file", place.Source.Path);
        json.WriteNumber("line", place.Start.Line);
    }
}
