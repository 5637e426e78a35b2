namespace Dryflux.Tests;

/// <summary>A test over reference data that is not part of the project; skipped, and named as such, where it is absent.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Paths.Shared is null)
        {
            Skip = "the reference data is absent: set DRYFLUX_SHARED, or put it at ../shared";
        }
    }
}
