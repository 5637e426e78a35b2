namespace Dryflux.Rules.Cel.Types;

/// <summary>
/// What the parameters of types have been found to be, and whether one type can stand where another is wanted (cel-go
/// checker/types.go). An attempt that fails leaves no trace.
/// </summary>
internal sealed class TypeBindings
{
    private readonly Dictionary<string, CelType> _bound = new(StringComparer.Ordinal);
    private readonly Stack<(string Name, CelType? Before)> _changes = new();
    private int _fresh;

    /// <summary>A parameter that no other type uses.</summary>
    public CelType Fresh() => CelType.Parameter($"_var{_fresh++}");

    /// <summary>True when a value of the first type can stand where the second is wanted; binds parameters on the way.</summary>
    public bool IsAssignable(CelType from, CelType to) => Try(() => Assign(from, to));

    /// <summary>True when every value can stand where its counterpart is wanted.</summary>
    public bool AreAssignable(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to) => Try(() => AssignAll(from, to));

    /// <summary>The type with bound parameters put in; free ones become dyn when asked for.</summary>
    public CelType Substitute(CelType type, bool freeToDyn)
    {
        while (type.Kind == CelTypeKind.Parameter)
        {
            if (!_bound.TryGetValue(type.Name, out var bound))
            {
                return freeToDyn ? CelType.Dyn : type;
            }

            type = bound;
        }

        return type.Parameters.Count == 0 ? type : Rebuild(type, p => Substitute(p, freeToDyn));
    }

    /// <summary>The type of a declaration with its own parameters made fresh.</summary>
    public CelType Instantiate(CelType type, Dictionary<string, CelType> fresh)
    {
        if (type.Kind == CelTypeKind.Parameter)
        {
            if (!fresh.TryGetValue(type.Name, out var made))
            {
                fresh[type.Name] = made = Fresh();
            }

            return made;
        }

        return type.Parameters.Count == 0 ? type : Rebuild(type, p => Instantiate(p, fresh));
    }

    /// <summary>The wider of two types that agree.</summary>
    public static CelType MostGeneral(CelType first, CelType second) => IsAtLeastAsGeneral(first, second) ? first : second;

    private static CelType Rebuild(CelType type, Func<CelType, CelType> part) => type.Kind switch
    {
        CelTypeKind.List => CelType.List(part(type.Parameters[0])),
        CelTypeKind.Map => CelType.Map(part(type.Parameters[0]), part(type.Parameters[1])),
        CelTypeKind.Type => CelType.TypeOf(part(type.Parameters[0])),
        _ => CelType.Opaque(type.Name, [.. type.Parameters.Select(part)]),
    };

    private static bool IsAtLeastAsGeneral(CelType first, CelType second)
    {
        if (first.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter)
        {
            return true;
        }

        if (second.Kind is CelTypeKind.Dyn or CelTypeKind.Parameter || first.Kind != second.Kind)
        {
            return false;
        }

        if (first.Kind is not (CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Opaque))
        {
            return first.Kind == CelTypeKind.Type || first.IsSame(second);
        }

        return first.Name == second.Name && first.Parameters.Count == second.Parameters.Count
            && first.Parameters.Zip(second.Parameters).All(pair => IsAtLeastAsGeneral(pair.First, pair.Second));
    }

    private bool Try(Func<bool> attempt)
    {
        _changes.Clear();
        if (attempt())
        {
            return true;
        }

        while (_changes.TryPop(out var change))
        {
            if (change.Before is { } before)
            {
                _bound[change.Name] = before;
            }
            else
            {
                _bound.Remove(change.Name);
            }
        }

        return false;
    }

    // cel-go checker/types.go:internalIsAssignable
    private bool Assign(CelType from, CelType to)
    {
        if (to.Kind == CelTypeKind.Parameter)
        {
            var isValid = IsSubstitution(from, to, out var isBound);
            if (isValid || isBound)
            {
                return isValid;
            }
        }

        if (from.Kind == CelTypeKind.Parameter)
        {
            return IsSubstitution(to, from, out _);
        }

        if (from.IsOpen || to.IsOpen)
        {
            return true;
        }

        if (from.Kind == CelTypeKind.Null || to.Kind == CelTypeKind.Null)
        {
            var other = from.Kind == CelTypeKind.Null ? to : from;
            return other.Kind is CelTypeKind.Null or CelTypeKind.Opaque or CelTypeKind.Object or CelTypeKind.Duration or CelTypeKind.Timestamp;
        }

        if (from.Kind != to.Kind)
        {
            return false;
        }

        return from.Kind == CelTypeKind.Type || (from.Name == to.Name && AssignAll(from.Parameters, to.Parameters));
    }

    private bool AssignAll(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to)
    {
        if (from.Count != to.Count)
        {
            return false;
        }

        for (var i = 0; i < from.Count; i++)
        {
            if (!Assign(from[i], to[i]))
            {
                return false;
            }
        }

        return true;
    }

    // cel-go checker/types.go:isValidTypeSubstitution
    private bool IsSubstitution(CelType type, CelType parameter, out bool isBound)
    {
        isBound = true;
        if (type.IsSame(parameter))
        {
            return true;
        }

        if (_bound.TryGetValue(parameter.Name, out var bound))
        {
            if (type.IsSame(bound))
            {
                return true;
            }

            if (!Assign(type, bound))
            {
                return false;
            }

            var wider = MostGeneral(type, bound);
            if (!Occurs(parameter, wider))
            {
                Bind(parameter.Name, wider);
            }

            return true;
        }

        isBound = false;
        if (Occurs(parameter, type))
        {
            return false;
        }

        Bind(parameter.Name, type);
        return true;
    }

    private bool Occurs(CelType parameter, CelType within)
    {
        if (within.Kind == CelTypeKind.Parameter)
        {
            return within.Name == parameter.Name || (_bound.TryGetValue(within.Name, out var bound) && Occurs(parameter, bound));
        }

        foreach (var part in within.Parameters)
        {
            if (Occurs(parameter, part))
            {
                return true;
            }
        }

        return false;
    }

    private void Bind(string name, CelType type)
    {
        _changes.Push((name, _bound.GetValueOrDefault(name)));
        _bound[name] = type;
    }
}
