using Dryflux.Manifests.Yaml;

namespace Dryflux.Manifests.Changes;

/// <summary>One field of an object that is not the same in two revisions.</summary>
/// <param name="Path">The way to it, with items of a list by their names where they have some: <c>spec.containers[app].image</c>.</param>
/// <param name="Before">The field in the base; it does not exist when the change adds it.</param>
/// <param name="After">The field now; it does not exist when the change removes it.</param>
public sealed record FieldChange(string Path, Field Before, Field After)
{
    /// <summary>True when the field is a given one or lies below it.</summary>
    /// <param name="path">A path of mappings, as <c>spec.selector</c>.</param>
    public bool IsIn(string path) => Path.StartsWith(path, StringComparison.Ordinal) && (Path.Length == path.Length || Path[path.Length] is '.' or '[');

    /// <inheritdoc/>
    public override string ToString() => Path;
}
