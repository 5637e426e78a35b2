using Dryflux.Rules.Cel.Types;

namespace Dryflux.Rules.Cel;

/// <summary>How messages call things.</summary>
internal static class CelWording
{
    /// <summary>A value of a type: <c>an int</c>, <c>a list(string)</c>, <c>null</c>.</summary>
    public static string Article(CelType type)
    {
        var name = type.ToString();
        return type.Kind == CelTypeKind.Null ? name : $"{(name[0] is 'i' or 'o' or 'u' && name != "uint" ? "an" : "a")} {name}";
    }

    /// <summary>A function or operator as its author writes it.</summary>
    public static string Function(string name) => name switch
    {
        "_[_]" or "_[?_]" => "`[]`",
        "@in" => "`in`",
        "!_" => "`!`",
        "-_" => "`-`",
        _ when name.StartsWith('_') && name.EndsWith('_') => $"`{name.Trim('_')}`",
        _ => $"`{name}()`",
    };
}
