using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Optional values (cel-go cel/library.go:OptionalTypes).</summary>
internal static class OptionalLibrary
{
    public static void Declare(FunctionTable functions)
    {
        functions.Global("optional.of", "V", "optional(V)", a => OptionalValue.Of(a[0]));
        functions.Global("optional.ofNonZeroValue", "V", "optional(V)", a => a[0].IsZero ? OptionalValue.None : OptionalValue.Of(a[0]));
        functions.Global("optional.none", "", "optional(V)", _ => OptionalValue.None);
        functions.Member("value", "optional(V)", "V", a => ((OptionalValue)a[0]).Value ?? new ErrorValue("there is no value"));
        functions.Member("hasValue", "optional(V)", "bool", a => BoolValue.Of(((OptionalValue)a[0]).Value is not null));
        functions.Member("or", "optional(V), optional(V)", "optional(V)", NotCalled);
        functions.Member("orValue", "optional(V), V", "V", NotCalled);
        functions.Global("_[?_]", "list(V), int", "optional(V)", NotCalled);
        functions.Global("_[?_]", "optional(list(V)), int", "optional(V)", NotCalled);
        functions.Global("_[?_]", "map(K, V), K", "optional(V)", NotCalled);
        functions.Global("_[?_]", "optional(map(K, V)), K", "optional(V)", NotCalled);
        functions.Global("_[_]", "optional(list(V)), int", "optional(V)", NotCalled);
        functions.Global("_[_]", "optional(map(K, V)), K", "optional(V)", NotCalled);
        functions.Member("first", "list(V)", "optional(V)", a => Items(a[0]) is [var first, ..] ? Present(first) : OptionalValue.None);
        functions.Member("last", "list(V)", "optional(V)", a => Items(a[0]) is [.., var last] ? Present(last) : OptionalValue.None);
        functions.Global("optional.unwrap", "list(optional(V))", "list(V)", Unwrap);
        functions.Member("unwrapOpt", "list(optional(V))", "list(V)", Unwrap);
    }

    private static CelValue Present(CelValue value) => value.IsMissing ? value : OptionalValue.Of(value);

    private static CelValue Unwrap(CelValue[] arguments)
    {
        var present = new List<CelValue>();
        foreach (var item in Items(arguments[0]))
        {
            if (item is not OptionalValue optional)
            {
                return item.IsMissing ? item : new ErrorValue($"{item.Type} is no optional value");
            }

            if (optional.Value is { } value)
            {
                present.Add(value);
            }
        }

        return new ListValue(present);
    }
}
