using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.HelmReleases;

/// <summary>A chart that lies in a repository at hand: its directory, with <c>Chart.yaml</c> in it.</summary>
/// <param name="Repository">What the directory is one of.</param>
/// <param name="Directory">The directory.</param>
internal sealed record LocalChart(Repository Repository, RepoPath Directory)
{
    /// <summary>The chart of a HelmRelease; null when it is fetched from elsewhere, or no build tells what its source stands for.</summary>
    public static LocalChart? Of(RenderedObject rendered, Cluster cluster)
    {
        if (FluxObject.From(rendered.Resource) is not FluxHelmRelease release || SourceOf(rendered, cluster) is not { } source)
        {
            return null;
        }

        var chart = release.Chart["chart"];
        if (release.ChartRef["kind"].Text == "HelmChart")
        {
            if (cluster.Object(source) is not { } made || SourceOf(made, cluster) is not { } further)
            {
                return null;
            }

            (source, chart) = (further, made.Resource.Field["spec"]["chart"]);
        }

        // A chart of a HelmRepository is a name; an OCIRepository is the chart itself.
        var path = source.Kind switch
        {
            "GitRepository" or "Bucket" or "ExternalArtifact" => RepoPath.TryParse(chart.Text ?? ""),
            "OCIRepository" => RepoPath.Root,
            _ => null,
        };
        return path is { } directory && RepositoryOf(source, cluster) is { } repository && new LocalChart(repository, directory) is var found && found.File("Chart.yaml") is not null ? found : null;
    }

    /// <summary>A file of the chart, or null.</summary>
    public RepoFile? File(string name) => Directory.TryCombine(name) is { } path ? Repository.File(path) : null;

    /// <summary>The root of the first document of a YAML file of the chart; null when there is none, or it is broken.</summary>
    public YamlMap? Map(string name) => File(name)?.Yaml is { Error: null, Documents: [var first, ..] } ? first.Root as YamlMap : null;

    /// <summary>A chart below <c>charts/</c>; null when there is none.</summary>
    public LocalChart? Subchart(string name) =>
        Directory.TryCombine($"charts/{name}") is { } path && new LocalChart(Repository, path) is var found && found.File("Chart.yaml") is not null ? found : null;

    /// <summary>The dependencies that Helm always takes in, under their own names.</summary>
    public IEnumerable<string> CertainSubcharts =>
        Dependencies.Where(d => !d["condition"].Exists && !d["tags"].Exists && !d["alias"].Exists).Select(d => d["name"].Text).OfType<string>();

    /// <summary>True when values of subcharts become values of the chart, which Helm alone works out.</summary>
    public bool ImportsValues => Dependencies.Any(d => d["import-values"].Exists);

    /// <summary>True for a value that a subchart may see, too: one below its name, or a global.</summary>
    public bool IsOfSubcharts(Field value)
    {
        var top = value;
        while (top.Parent?.Parent is not null)
        {
            top = top.Parent;
        }

        return top.Key == "global" || Dependencies.Any(d => d["name"].Text == top.Key || d["alias"].Text == top.Key) || (top.Key is { Length: > 0 } name && Subchart(name) is not null);
    }

    /// <summary>True when the chart holds a directory of a name with something in it.</summary>
    public bool HasFiles(string directory) => Directory.TryCombine(directory) is { } path && Repository.IsDirectory(path) && Repository.List(path).Any();

    private IEnumerable<Field> Dependencies => Map("Chart.yaml") is { } chart ? Field.Root(chart)["dependencies"].Items : [];

    private static ResourceId? SourceOf(RenderedObject rendered, Cluster cluster) =>
        cluster.Edges.FirstOrDefault(e => e.Kind == ClusterEdgeKind.Source && e.From == rendered)?.TargetId;

    private static Repository? RepositoryOf(ResourceId source, Cluster cluster)
    {
        var readers = cluster.Edges.Where(e => e.Kind == ClusterEdgeKind.Source && e.TargetId with { Version = "" } == source with { Version = "" }).Select(e => e.From).ToHashSet();
        return cluster.Components.FirstOrDefault(c => c.Repository is not null && readers.Contains(c.Object))?.Repository;
    }
}
