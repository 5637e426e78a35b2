using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.ApiVersions;

/// <summary>A Flux API version named somewhere in a manifest.</summary>
/// <param name="At">The scalar: an <c>apiVersion</c>, or the <c>version</c> of a selector.</param>
/// <param name="Group">API group.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Version">Version.</param>
/// <param name="Use">What it is there for.</param>
/// <param name="Holder">The mapping that it stands in.</param>
internal sealed record ApiReference(Field At, string Group, string Kind, string Version, ApiReferenceUse Use, Field Holder)
{
    /// <summary>True when the mapping is an object, or a piece of one.</summary>
    public bool IsObject => Use is ApiReferenceUse.Object or ApiReferenceUse.Patch or ApiReferenceUse.TargetedPatch;

    /// <summary>The edit that makes it name another version; null where the text does not allow it.</summary>
    public SourceEdit? Rename(string version) =>
        At.Scalar is { } scalar ? YamlEdit.SetValue(scalar, Use == ApiReferenceUse.Selector ? version : $"{Group}/{version}") : null;
}
