using Dryflux.Manifests.Text;
using Dryflux.Rules.Cel.Syntax;

namespace Dryflux.Rules.Cel.Types;

/// <summary>What to say of a function that does not exist.</summary>
internal static class UnknownFunction
{
    /// <summary>The message, with the nearest name where one is near.</summary>
    public static string Message(CallExpr call, CelEnvironment environment)
    {
        var name = call.QualifiedName is { } qualified && environment.Functions.Any(f => f.StartsWith(qualified.Split('.')[0] + ".", StringComparison.Ordinal))
            ? qualified
            : call.Function;
        var hint = name is "all" or "exists" or "exists_one" or "map" or "filter" or "has"
            ? $": the macro `{name}()` takes other arguments"
            : (Elsewhere(name) ?? Nearest(name, environment)) is { } near ? $": did you mean `{near}()`?" : "";
        return $"there is no function `{name}()`{hint}";
    }

    /// <summary>What a function of other languages is called here, or null.</summary>
    private static string? Elsewhere(string name) => name.ToLowerInvariant() switch
    {
        "len" or "length" or "count" => "size",
        "lower" or "tolower" or "tolowercase" => "lowerAscii",
        "upper" or "toupper" or "touppercase" => "upperAscii",
        "any" or "some" => "exists",
        "every" => "all",
        "includes" => "contains",
        "match" or "test" or "regexmatch" => "matches",
        _ => null,
    };

    private static string? Nearest(string name, CelEnvironment environment) =>
        NearestWord.Find(name, [.. environment.Functions, "has", "all", "exists", "exists_one", "map", "filter"]);
}
