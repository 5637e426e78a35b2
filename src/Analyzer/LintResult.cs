using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>What a lint run found: all that a report is made from.</summary>
/// <param name="Target">What was judged that belongs to no cluster.</param>
/// <param name="Files">Number of YAML files read.</param>
/// <param name="Objects">Number of Flux objects judged.</param>
/// <param name="Findings">Findings in order of path and place, suppressed ones marked, known ones left out.</param>
/// <param name="Gaps">What was not analysed, by path.</param>
internal sealed record LintResult(Target Target, int Files, int Objects, IReadOnlyList<Finding> Findings, IReadOnlyList<Gap> Gaps)
{
    private IReadOnlyList<string>? _fingerprints;

    /// <summary>The fingerprint of each finding, in the same order.</summary>
    public IReadOnlyList<string> Fingerprints
    {
        get => _fingerprints ??= Fingerprint.Of(Findings);
        init => _fingerprints = value;
    }

    /// <summary>The findings that no comment suppresses.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.Suppression is null);

    /// <summary>The clusters that were simulated, with the Flux release that each was judged for.</summary>
    public IReadOnlyList<(string Name, FluxVersion Flux)> Clusters { get; init; } = [];

    /// <summary>Number of findings left out because the baseline has them.</summary>
    public int Known { get; init; }

    /// <summary>Number of entries of the baseline that no longer occur.</summary>
    public int Gone { get; init; }

    /// <summary>The revision that was compared with, as the user named it; null when none was.</summary>
    public string? Base { get; init; }

    /// <summary>Number of findings left out because the base revision has them.</summary>
    public int Earlier { get; init; }

    /// <summary>Number of findings that were mended.</summary>
    public int Fixed { get; init; }

    /// <summary>Where the repository lies in the Git checkout that holds it, as <c>deploy/</c>; "" when it is the checkout itself or lies in none.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Wall time of the run; reports that are compared leave it out.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>A path as the server that shows a report knows it: from the root of the checkout.</summary>
    public string InCheckout(string path) => Prefix + path;
}
