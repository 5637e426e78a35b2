namespace Dryflux.Tests;

/// <summary>Tests that measure the process as a whole: nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
