namespace Dryflux.Manifests.Go;

/// <summary>A version taken apart but not judged; parts that are not written are "".</summary>
internal readonly record struct SemverParts(string Major, string Minor, string Patch, string Prerelease, string Metadata);
