using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// Where the steps of a build put what goes wrong. A step reports and goes on with what does not depend on it, so that one run
/// names every independent mistake; the build stops after a stage that reported anything.
/// </summary>
public sealed class BuildErrors
{
    private readonly List<BuildError> _all = [];

    /// <summary>The errors in the order they were found, each once.</summary>
    public IReadOnlyList<BuildError> All => _all;

    /// <summary>How many there are: a step compares it before and after to know whether a part failed.</summary>
    public int Count => _all.Count;

    /// <summary>Reports a mistake.</summary>
    /// <param name="message">The cause in plain words, without a final full stop; it contains kustomize's own words where it has any.</param>
    /// <param name="at">What to change.</param>
    public void Add(string message, Origin at) => Add(new BuildError(message, at.Place));

    /// <summary>Reports a mistake at a place.</summary>
    public void Add(string message, Place at) => Add(new BuildError(message, at));

    /// <summary>Takes over an error found elsewhere.</summary>
    public void Add(BuildError error)
    {
        if (!_all.Contains(error))
        {
            _all.Add(error);
        }
    }

    /// <summary>Takes over errors found elsewhere.</summary>
    public void AddAll(IEnumerable<BuildError> errors)
    {
        foreach (var error in errors)
        {
            Add(error);
        }
    }
}
