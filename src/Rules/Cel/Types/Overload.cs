using Dryflux.Rules.Cel.Values;

namespace Dryflux.Rules.Cel.Types;

/// <summary>One way to call a function.</summary>
/// <param name="IsMember">True when it is called behind a dot; the target is then the first parameter.</param>
/// <param name="Parameters">The types of its arguments.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="Body">What it does; the arguments are neither errors nor unknown, and fit the parameters.</param>
internal sealed record Overload(bool IsMember, IReadOnlyList<CelType> Parameters, CelType Result, Func<CelValue[], CelBudget, CelValue> Body)
{
    /// <summary>True when values fit the parameters as far as a look at their outermost type tells.</summary>
    public bool Fits(ReadOnlySpan<CelValue> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var wanted = Parameters[i];
            var given = arguments[i].Type;
            if (wanted.Kind is not (CelTypeKind.Dyn or CelTypeKind.Parameter)
                && (wanted.Kind != given.Kind || (wanted.Kind == CelTypeKind.Opaque && wanted.Name != given.Name)))
            {
                return false;
            }
        }

        return true;
    }
}
