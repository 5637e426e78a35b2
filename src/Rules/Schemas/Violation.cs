using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>A value that breaks its schema.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="At">The value; a missing field for <see cref="ViolationKind.Required"/>.</param>
/// <param name="Message">What is wrong, in plain words without final stop.</param>
/// <param name="Schema">What is asked of the value; for <see cref="ViolationKind.Unknown"/> of the mapping that holds it.</param>
public sealed record Violation(ViolationKind Kind, Field At, string Message, SchemaNode Schema)
{
    /// <summary>A few words about what to write instead, or null.</summary>
    public string? Advice { get; init; }

    /// <summary>For an unknown field, the name that it may be meant to have; or null.</summary>
    public string? Nearest { get; init; }

    /// <summary>What to mark: the value, the key of a field that should not be there, the key of the nearest ancestor of one that is missing.</summary>
    public Origin Origin => Kind == ViolationKind.Unknown ? At.KeyOrigin : At.Origin;

    /// <inheritdoc/>
    public override string ToString() => $"{Origin}: {Message}";
}
