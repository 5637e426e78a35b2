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
    private readonly List<string> _failures = [];

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

        return _failures.Count == 0;
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
            var file = Path.Combine(directory, cluster.Name, component.Id.Namespace, component.Id.Name + ".yaml");
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text.ToString());
            }
            catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
            {
                throw new UsageException($"--output-dir: {file} cannot be written: {unwritable.Message}");
            }
        }

        return _failures.Count == 0;
    }

    /// <summary>Says why builds fail and what is not known, a line each, once what is printed has been.</summary>
    public void Explain(TextWriter error)
    {
        foreach (var line in _failures)
        {
            error.WriteLine(line);
        }

        // What fails has been told above.
        foreach (var gap in clusters.SelectMany(c => c.Gaps).Where(g => g.Kind != AnalysisGapKind.FailedBuild).DistinctBy(g => (g.Cause, g.Place)))
        {
            error.WriteLine($"not known: {gap.Place}: {gap.Cause}");
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>The Flux Kustomizations of all clusters, and what has been told of them by then.</summary>
    private IEnumerable<(Cluster Cluster, Component Component)> Kustomizations() => clusters.SelectMany(c => c.Components.Where(k => k.Kustomization is not null).Select(k => (c, k)));

    private void Append(Cluster cluster, Component component, StringBuilder text)
    {
        if (component.State == ComponentState.NotAtHand)
        {
            return;
        }

        var errors = component.State == ComponentState.Failed ? component.Errors : ComponentText.Print(component, text, showOrigin ? Heading : null);
        _failures.AddRange(errors.Select(e => $"{cluster.Name}: {component.Id}: {e}"));
    }

    /// <summary>Where an object stands, and the entries that brought it into the build, the nearest first.</summary>
    private static string Heading(RenderedObject rendered) => $"# {string.Join(" < ", rendered.Trail.Select(Line).Prepend(Line(rendered.Place)))}\n";

    private static string Line(Place place) => Invariant($"{place.Source.Path}:{place.Start.Line}");
}
