using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Schemas that the user hands over beside the repository. They win over all others.</summary>
/// <param name="Definitions">CRDs, the root of each.</param>
/// <param name="Judge">What other schemas say of an object; null for an object of whose kind they say nothing.</param>
public sealed record GivenSchemas(IReadOnlyList<Field> Definitions, Func<Resource, IReadOnlyList<Violation>?> Judge)
{
    /// <summary>None.</summary>
    public static GivenSchemas None { get; } = new([], _ => null);

    /// <summary>Makes a workspace know them; to be called before rules run.</summary>
    public void AddTo(Workspace workspace) => workspace.Derived(_ => this);

    /// <summary>Those that a workspace knows.</summary>
    internal static GivenSchemas Of(Workspace workspace) => workspace.Derived(_ => None);
}
