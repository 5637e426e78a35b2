using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;

namespace Dryflux.Analyzer;

/// <summary>What a lint run found: all that a report is made from.</summary>
/// <param name="Root">The absolute path of the repository.</param>
/// <param name="Target">What it was judged for.</param>
/// <param name="Files">Number of YAML files read.</param>
/// <param name="Objects">Number of Flux objects judged.</param>
/// <param name="Findings">Findings in order of path and place, suppressed ones marked.</param>
/// <param name="Gaps">What was not analysed.</param>
internal sealed record LintResult(string Root, Target Target, int Files, int Objects, IReadOnlyList<Finding> Findings, IReadOnlyList<Gap> Gaps)
{
    private IReadOnlyList<string>? _fingerprints;

    /// <summary>The fingerprint of each finding, in the same order.</summary>
    public IReadOnlyList<string> Fingerprints => _fingerprints ??= Fingerprint.Of(Findings);

    /// <summary>The findings that no comment suppresses.</summary>
    public IEnumerable<Finding> Open => Findings.Where(f => f.Suppression is null);

    /// <summary>Wall time of the run; reports that are compared leave it out.</summary>
    public TimeSpan Elapsed { get; init; }
}
