namespace Dryflux.Rules.Cel.Types;

/// <summary>Finds the overloads of a function that take some arguments (cel-go checker/checker.go:resolveOverload).</summary>
/// <param name="bindings">What is known of type parameters.</param>
/// <param name="overloads">The overloads.</param>
/// <param name="isMember">True for a call behind a dot.</param>
/// <param name="mayMixStyles">True when it does not matter whether a function is called by its name or behind a dot.</param>
internal sealed class OverloadResolver(TypeBindings bindings, IReadOnlyList<Overload> overloads, bool isMember, bool mayMixStyles)
{
    /// <summary>True when some overload takes as many arguments.</summary>
    public bool IsCallable { get; private set; }

    /// <summary>The type of the result, dyn when overloads of different results match; null when none does.</summary>
    public CelType? Resolve(IReadOnlyList<CelType> arguments)
    {
        CelType? result = null;
        foreach (var overload in overloads)
        {
            if ((overload.IsMember != isMember && !mayMixStyles) || overload.Parameters.Count != arguments.Count)
            {
                continue;
            }

            IsCallable = true;
            var fresh = new Dictionary<string, CelType>(StringComparer.Ordinal);
            var parameters = new CelType[overload.Parameters.Count];
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i] = bindings.Instantiate(overload.Parameters[i], fresh);
            }

            if (!bindings.AreAssignable(arguments, parameters))
            {
                continue;
            }

            var type = bindings.Substitute(bindings.Instantiate(overload.Result, fresh), freeToDyn: false);
            result = result is null ? type : result.Kind == CelTypeKind.Dyn || result.IsSame(type) ? result : CelType.Dyn;
        }

        return result;
    }

    /// <summary>Why no overload matches.</summary>
    public string Mismatch(string function, IReadOnlyList<CelType> arguments)
    {
        var types = arguments.Select(a => bindings.Substitute(a, freeToDyn: true).ToString()).ToList();
        var name = CelWording.Function(function);
        return isMember && types.Count == 1 ? $"{name} cannot be called on {types[0]}"
            : isMember ? $"{name} cannot be called on {types[0]} with ({string.Join(", ", types.Skip(1))})"
            : char.IsAsciiLetter(function[0]) ? $"{name} does not take ({string.Join(", ", types)})"
            : $"{name} does not go with {string.Join(" and ", types)}";
    }
}
