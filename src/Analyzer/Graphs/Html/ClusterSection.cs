using System.Globalization;
using Dryflux.Analyzer.Reports;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;

namespace Dryflux.Analyzer.Graphs.Html;

/// <summary>The section of one cluster: what begins it, the tree of its components, its sources, what is missing and what is not known.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="number">Its place among the clusters: what tells its anchors from those of others.</param>
/// <param name="html">Where to write.</param>
internal sealed class ClusterSection(Cluster cluster, int number, HtmlWriter html)
{
    private readonly Dictionary<Component, int> _numbers = cluster.Components.Select((c, i) => (c, i)).ToDictionary(p => p.c, p => p.i);
    private readonly ILookup<Component?, Component> _children = cluster.Components.ToLookup(c => c.Parent is { } parent && cluster.Components.Contains(parent) ? parent : null);
    private readonly ILookup<RenderedObject, ClusterEdge> _edges = cluster.Edges.ToLookup(e => e.From);
    private readonly ILookup<Component, Component> _dependents = cluster.Edges
        .Where(e => e.Kind == ClusterEdgeKind.DependsOn)
        .Select(e => (Needed: cluster.Component(e.TargetId), By: cluster.Component(e.From.Id)))
        .Where(e => e is { Needed: not null, By: not null })
        .Distinct()
        .ToLookup(e => e.Needed!, e => e.By!);

    /// <summary>Writes it.</summary>
    public void Write() => html.Element(
        "section",
        () =>
        {
            html.Element("h2", cluster.Name);
            html.Element("p class=\"facts\"", WriteFacts);
            html.Element("ul class=\"tree\"", () => WriteTree(null));
            WriteSources();
            WriteMissing();
            WriteGaps();
        },
        Invariant($"c{number}"));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private void WriteFacts()
    {
        html.Text("begins at ");
        WritePlace(cluster.Root);
        var kustomizations = cluster.Components.Count(c => c.Kustomization is not null);
        var failed = cluster.Components.Count(c => c.State == ComponentState.Failed);
        string[] facts =
        [
            $"Flux {cluster.Flux}{(cluster.IsFluxKnown ? "" : " (assumed)")}",
            Wording.Count(kustomizations, "Kustomization"),
            Wording.Count(cluster.Components.Count - kustomizations, "HelmRelease"),
            Wording.Count(cluster.Objects.Count, "object"),
            .. failed > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{failed} failed")] : (string[])[],
        ];
        html.Text(string.Concat(facts.Select(f => $" · {f}")));
    }

    private void WriteTree(Component? parent)
    {
        foreach (var component in _children[parent])
        {
            html.Verbatim("\n");
            html.Element("li", () =>
            {
                html.Element("details", () => WriteComponent(component), Anchor(component));
                if (_children[component].Any())
                {
                    html.Element("ul", () => WriteTree(component));
                }
            });
        }
    }

    private void WriteComponent(Component component)
    {
        html.Element("summary", () =>
        {
            html.Element("span class=\"kind\"", component.Id.Kind);
            html.Text(" ");
            html.Element("b", NameOf(component.Id));
            foreach (var badge in Badges(component))
            {
                html.Text(" ");
                html.Element($"span class=\"badge {badge.Replace(' ', '-')}\"", badge);
            }

            if (component.Kustomization is not null && component.State != ComponentState.NotAtHand)
            {
                html.Text(" ");
                html.Element("span class=\"count\"", Wording.Count(component.Objects.Count, "object"));
            }
        });
        html.Element("dl", () => WriteDetails(component));
        WriteObjects(component);
    }

    private static IEnumerable<string> Badges(Component component)
    {
        if (component.State == ComponentState.Failed || component is { HelmRelease: not null, Errors.Count: > 0 })
        {
            yield return "failed";
        }
        else if (component is { Kustomization: not null, State: ComponentState.NotAtHand })
        {
            yield return "not at hand";
        }

        if (component.Flux.Suspend.IsTrue)
        {
            yield return "suspended";
        }

        if (component.IsRemote)
        {
            yield return "remote";
        }
    }

    private void WriteDetails(Component component)
    {
        Row("defined in", () => WritePlace(component.Flux.Field.KeyOrigin.Place));
        if (component.Directory is { } directory)
        {
            Row("path", () => html.Element("code", directory.IsRoot ? "." : directory.Value));
        }

        if (component.HelmRelease?.Chart is { Exists: true } chart)
        {
            Row("chart", () => html.Text($"{chart["chart"].Text} {chart["version"].Text}"));
        }

        foreach (var edges in _edges[component.Object].Where(e => Label(e.Kind) is not null).GroupBy(e => e.Kind).OrderBy(g => g.Key))
        {
            Row(Label(edges.Key)!, () => WriteAll(edges.DistinctBy(e => e.TargetId), WriteEdge));
        }

        if (_dependents[component].Any())
        {
            Row("needed by", () => WriteAll(_dependents[component], other => html.Link("a", "#" + Anchor(other), NameOf(other.Id))));
        }

        foreach (var error in component.Errors)
        {
            Row("error", () =>
            {
                WritePlace(error.Place);
                html.Text($" {error.Message}");
            });
        }

        void Row(string term, Action content)
        {
            html.Element("dt", term);
            html.Element("dd", content);
        }
    }

    private static string? Label(ClusterEdgeKind kind) => kind switch
    {
        ClusterEdgeKind.Source => "source",
        ClusterEdgeKind.DependsOn => "depends on",
        ClusterEdgeKind.ValuesFrom => "values from",
        ClusterEdgeKind.SubstituteFrom => "variables from",
        ClusterEdgeKind.HealthCheck => "waits for",
        ClusterEdgeKind.ServiceAccount => "runs as",
        ClusterEdgeKind.Secret => "reads",
        _ => null,
    };

    private void WriteEdge(ClusterEdge edge)
    {
        if (cluster.Component(edge.TargetId) is { } component)
        {
            html.Link("a", "#" + Anchor(component), $"{edge.TargetId.Kind} {NameOf(edge.TargetId)}");
            return;
        }

        html.Text($"{edge.TargetId.Kind} {NameOf(edge.TargetId)} ");
        if (edge.Target is { } target)
        {
            WritePlace(target.Place);
        }
        else
        {
            html.Element("span class=\"note\"", Note(cluster.Find(edge.TargetId)));
        }
    }

    private static string Note(Presence presence) => presence.Kind switch
    {
        PresenceKind.Absent => "missing",
        PresenceKind.Possible => "not known",
        PresenceKind.External => "not in Git",
        PresenceKind.Produced => $"made from {presence.Object!.Id}",
        _ => "",
    };

    private void WriteObjects(Component component)
    {
        if (component.Objects.Count == 0)
        {
            return;
        }

        html.Element("ul class=\"objects\"", () =>
        {
            foreach (var rendered in component.Objects.OrderBy(o => o.Id.Kind, StringComparer.Ordinal))
            {
                html.Element("li", () =>
                {
                    html.Element("span class=\"kind\"", rendered.Id.Kind);
                    html.Text($" {NameOf(rendered.Id)} ");
                    WritePlace(rendered.Place);
                });
            }
        });
    }

    private void WriteSources()
    {
        var users = cluster.Edges
            .Where(e => e.Kind == ClusterEdgeKind.Source)
            .ToLookup(e => e.TargetId with { Version = "" }, e => cluster.Component(e.From.Id));
        var sources = cluster.Objects.Where(o => FluxObject.From(o.Resource) is FluxSource).DistinctBy(o => o.Id).OrderBy(o => o.Id.ToString(), StringComparer.Ordinal).ToList();
        WriteList("Sources", sources, source =>
        {
            html.Element("span class=\"kind\"", source.Id.Kind);
            html.Text($" {NameOf(source.Id)} ");
            if ((source.Resource.Field.At("spec", "url").Text ?? source.Resource.Field.At("spec", "endpoint").Text) is { } address)
            {
                html.Element("code", address);
                html.Text(" ");
            }

            WritePlace(source.Place);
            var by = users[source.Id with { Version = "" }].OfType<Component>().Distinct().ToList();
            if (by.Count > 0)
            {
                html.Text(" read by ");
                WriteAll(by, component => html.Link("a", "#" + Anchor(component), NameOf(component.Id)));
            }
        });
    }

    private void WriteMissing()
    {
        var missing = cluster.Edges
            .Where(e => !e.IsResolved && (Label(e.Kind) is not null || e.Kind == ClusterEdgeKind.Path) && cluster.Find(e.TargetId).Kind == PresenceKind.Absent)
            .DistinctBy(e => (e.From.Id, e.TargetId))
            .ToList();
        WriteList("Missing", missing, edge =>
        {
            html.Text($"{edge.TargetId.Kind} {NameOf(edge.TargetId)}, needed by {edge.From.Id} ");
            WritePlace(edge.Field.Origin.Place);
        });
    }

    private void WriteGaps() => WriteList("Not known", cluster.Gaps, gap =>
    {
        html.Text(gap.Cause + " ");
        WritePlace(gap.Place);
    });

    private void WriteList<T>(string title, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        html.Verbatim("\n");
        html.Element("details class=\"list\"", () =>
        {
            html.Element("summary", string.Create(CultureInfo.InvariantCulture, $"{title} ({items.Count})"));
            html.Element("ul class=\"objects\"", () =>
            {
                foreach (var item in items)
                {
                    html.Element("li", () => write(item));
                }
            });
        });
    }

    private void WriteAll<T>(IEnumerable<T> items, Action<T> write)
    {
        var isFirst = true;
        foreach (var item in items)
        {
            html.Text(isFirst ? "" : ", ");
            isFirst = false;
            write(item);
        }
    }

    private void WritePlace(Place place)
    {
        var line = place.Start.Line.ToString(CultureInfo.InvariantCulture);

        // Escaped part by part, and never with a colon before the first slash: no name of a file can be another scheme.
        var file = string.Join('/', place.Source.Path.Split('/').Select(Uri.EscapeDataString));
        html.Link("a class=\"place\"", $"./{file}", $"{place.Source.Path}:{line}", ("data-file", file), ("data-line", line));
    }

    private string Anchor(Component component) => Invariant($"c{number}-{_numbers[component]}");

    private static string NameOf(ResourceId id) => id.Namespace.Length > 0 ? $"{id.Namespace}/{id.Name}" : id.Name;
}
