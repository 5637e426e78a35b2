namespace Dryflux.Manifests.Go;

/// <summary>Code points from the first to the last, both among them.</summary>
// Not a tuple: the framework's code for lists of those would have to be compiled anew at every start.
internal readonly record struct CodePointRange(int Low, int High);
