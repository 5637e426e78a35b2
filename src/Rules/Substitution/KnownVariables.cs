using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Substitution;

/// <summary>The variables of a Flux Kustomization as far as Git tells, and the sources that may have more.</summary>
/// <param name="Names">The names that have a value for certain.</param>
/// <param name="Sources">The entries of <c>substituteFrom</c>.</param>
internal sealed record KnownVariables(IReadOnlySet<string> Names, IReadOnlyList<VariableSource> Sources)
{
    /// <summary>True when there may be more names: a source is made in the cluster, or not in Git, or could be hidden by a gap.</summary>
    public bool AreOpen => Sources.Any(s => s.Keys is null);

    /// <summary>True when a source is missing without which Flux does not build at all.</summary>
    public bool LackSource => Sources.Any(s => !s.IsOptional && s.Presence.Kind == PresenceKind.Absent);

    /// <summary>True when a source is missing and Flux goes on without it.</summary>
    public bool LackOptionalSource => Sources.Any(s => s.IsOptional && s.Presence.Kind == PresenceKind.Absent);

    /// <summary>The variables of a component.</summary>
    public static KnownVariables Of(Component component, Cluster cluster, Workspace workspace)
    {
        var sources = VariableSource.Of(component, cluster, workspace);
        var names = sources.SelectMany(s => s.Keys ?? []).Concat(component.Kustomization?.Substitute.Fields.Select(f => f.Key!) ?? []);
        return new KnownVariables((sources.Count > 0 ? names.Concat(cluster.Externals.Variables.Keys) : names).ToHashSet(StringComparer.Ordinal), sources);
    }

    /// <summary>True when nothing that is known gives the variable of a use a value, and it has no default.</summary>
    public bool Lack(VariableUse use) => use.Outcome is VariableOutcome.Undefined or VariableOutcome.Unknown && !Names.Contains(use.Name) && !HasDefault(use);

    /// <summary>True for a use with a default of which nothing that is known gives the variable a value.</summary>
    public bool LeaveToDefault(VariableUse use) => use.Outcome is VariableOutcome.Default or VariableOutcome.Unknown && !Names.Contains(use.Name) && HasDefault(use);

    /// <summary>True for the operators <c>=</c>, <c>:=</c>, <c>:-</c>, <c>:?</c> and <c>:+</c>, which all give a default.</summary>
    private static bool HasDefault(VariableUse use) =>
        use.Expression.StartsWith($"${{{use.Name}", StringComparison.Ordinal)
        && use.Expression.AsSpan("${".Length + use.Name.Length) is ['=', ..] or [':', '=' or '-' or '?' or '+', ..];
}
