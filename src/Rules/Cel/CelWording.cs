namespace Dryflux.Rules.Cel;

/// <summary>How messages call things.</summary>
internal static class CelWording
{
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
