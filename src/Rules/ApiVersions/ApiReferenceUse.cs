namespace Dryflux.Rules.ApiVersions;

/// <summary>What a written apiVersion is there for, which decides what becomes of a stale one.</summary>
internal enum ApiReferenceUse
{
    /// <summary>It is the object's own.</summary>
    Object,

    /// <summary>It says which object a patch is for.</summary>
    Patch,

    /// <summary>It stands in a patch that has a <c>target</c>, which alone says which objects are meant.</summary>
    TargetedPatch,

    /// <summary>It narrows a <c>target</c> or another selector of kustomize.</summary>
    Selector,

    /// <summary>It names a source, which Flux finds by kind and name alone.</summary>
    Source,

    /// <summary>It names an object to look up: a health check, a resource of a Receiver.</summary>
    Lookup,
}
