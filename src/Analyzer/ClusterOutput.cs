using System.Text;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Simulator.Flux.Clusters;

namespace Dryflux.Analyzer;

/// <summary>Prints clusters: what each Flux Kustomization applies, why builds fail, and what is not known.</summary>
/// <param name="clusters">The clusters.</param>
/// <param name="showOrigin">True to print before each object where it comes from.</param>
internal sealed class ClusterOutput(IReadOnlyList<Cluster> clusters, bool showOrigin)
{
    private readonly List<string> _failures = [.. clusters.SelectMany(c => c.Components.SelectMany(k => Failures(c, k)))];

    private bool IsBuilt => _failures.Count == 0;

    /// <summary>Prints all objects as one YAML stream. False when a build fails.</summary>
    public bool Print(TextWriter output)
    {
        var text = new StringBuilder();
        foreach (var (cluster, component) in Kustomizations())
        {
            text.Clear();
            text.Append(Invariant($"# {cluster.Name}: {component.Id}\n"));
            Append(cluster, component, text);
            output.Write(text);
        }

        return IsBuilt;
    }

    /// <summary>Writes a file for each Flux Kustomization. False when a build fails.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public bool WriteAll(string directory)
    {
        var text = new StringBuilder();
        foreach (var (cluster, component) in Kustomizations())
        {
            text.Clear();
            Append(cluster, component, text);
            var file = Path.Combine([directory, .. cluster.Name.Split('/').Select(Part), Part(component.Id.Namespace), Part(component.Id.Name) + ".yaml"]);
            NamedFile.MakeDirectory($"--output-dir: {Path.GetDirectoryName(file)}", Path.GetDirectoryName(file)!);
            NamedFile.Write($"--output-dir: {file}", file, writer => writer.Write(text));
        }

        return IsBuilt;
    }

    /// <summary>Says why builds fail and what is not known, a line each, once what is printed has been.</summary>
    public void Explain(TextWriter error)
    {
        foreach (var line in _failures)
        {
            error.WriteLine(line);
        }

        // What fails has been told above. Charts have one cause in common.
        var gaps = clusters.SelectMany(c => c.Gaps).Where(g => g.Kind != AnalysisGapKind.FailedBuild).DistinctBy(g => (g.Cause, g.Place)).ToList();
        var charts = gaps.FindAll(g => g.Kind == AnalysisGapKind.Chart);
        foreach (var gap in charts.Count > 1 ? gaps.Except(charts) : gaps)
        {
            error.WriteLine($"not known: {gap}");
        }

        if (charts.Count > 1)
        {
            error.WriteLine(Invariant($"not known: {charts[0].Place}: the charts of {charts.Count} HelmReleases are not rendered, so what they install is not known"));
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>Why a component cannot be built or composed; what only is not at hand is no failure.</summary>
    private static IEnumerable<string> Failures(Cluster cluster, Component component) => component.HelmRelease is null && component.State == ComponentState.NotAtHand
        ? []
        : component.Errors.Select(e => $"{cluster.Name}: {component.Id}: {e}");

    /// <summary>A name as part of a path: one that would lead elsewhere loses what makes it do so.</summary>
    private static string Part(string name) => name is "." or ".." ? "_" : name.Replace('/', '_').Replace('\\', '_');

    private IEnumerable<(Cluster Cluster, Component Component)> Kustomizations() => clusters.SelectMany(c => c.Components.Where(k => k.Kustomization is not null).Select(k => (c, k)));

    private void Append(Cluster cluster, Component component, StringBuilder text)
    {
        if (component.State == ComponentState.Built)
        {
            var errors = ComponentText.Print(component, text, showOrigin ? rendered => Heading(cluster, rendered) : null);
            _failures.AddRange(errors.Select(e => $"{cluster.Name}: {component.Id}: {e}"));
        }
    }

    /// <summary>Where an object stands, and the entries that brought it into the build, the nearest first; for a HelmRelease its values too.</summary>
    private static string Heading(Cluster cluster, RenderedObject rendered)
    {
        var text = new StringBuilder($"# {string.Join(" < ", rendered.Trail.Select(Line).Prepend(Line(rendered.Place)))}\n");
        if (cluster.Component(rendered.Id) is { Values: { } values } release && ReferenceEquals(release.Object, rendered))
        {
            ValuesListing.Append(values, text);
        }

        return text.ToString();
    }

    private static string Line(Place place) => Invariant($"{place.Source.Path}:{place.Start.Line}");
}
