using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Substitution;

/// <summary>
/// The variables of one Flux Kustomization. They are added as Flux loads them: the objects of <c>substituteFrom</c> in order, then
/// <c>substitute</c>; a later one of the same name counts.
/// </summary>
public sealed partial class VariableSet
{
    private readonly Dictionary<string, Variable> _effective = new(StringComparer.Ordinal);
    private readonly List<Variable> _all = [];
    private Variable? _unnamed;

    /// <summary>Every variable in the order added, those too that a later one overrides.</summary>
    public IReadOnlyList<Variable> All => _all;

    /// <summary>True when nothing gives a variable; then nothing is substituted, unless <c>substituteStrategy</c> says so.</summary>
    public bool IsEmpty => _all.Count == 0 && _unnamed is null;

    /// <summary>The variables whose names fail the whole build, used or not.</summary>
    public IEnumerable<Variable> Misnamed => _all.Where(v => !ValidName.IsMatch(v.Name));

    /// <summary>Adds a variable. Its value loses its line breaks, as in Flux.</summary>
    public void Add(Variable variable)
    {
        variable = variable with { Value = variable.Value?.Replace("\n", "", StringComparison.Ordinal) };
        _all.Add(variable);
        _effective[variable.Name] = variable;
    }

    /// <summary>Adds an object that exists but whose keys cannot be known: any variable that nothing else gives may be in it.</summary>
    /// <param name="provider">The object, as <c>Secret/flux-system/cluster-secrets</c>.</param>
    /// <param name="origin">The node that says that it exists, or null.</param>
    /// <param name="isSecret">True for a Secret.</param>
    public void AddUnknownKeys(string provider, Origin? origin, bool isSecret) => _unnamed ??= new Variable("", null, provider, origin, isSecret);

    /// <summary>The variable of a name, or null when it is unset.</summary>
    public Variable? Find(string name) => _effective.TryGetValue(name, out var variable) ? variable : _unnamed is null ? null : _unnamed with { Name = name };

    [GeneratedRegex(@"^[_A-Za-z][_A-Za-z0-9]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidName { get; }
}
