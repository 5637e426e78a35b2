namespace Dryflux.Tests;

/// <summary>A test over reference data that is not part of the project; skipped, and named as such, where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (Paths.Shared is null)
        {
            Skip = Paths.SharedIsAbsent;
        }
    }
}
