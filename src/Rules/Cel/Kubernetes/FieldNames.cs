namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>How fields whose names are no CEL names are written in rules (apiserver pkg/cel/escaping.go).</summary>
internal static class FieldNames
{
    /// <summary>The name as rules write it, or null when they cannot.</summary>
    public static string? Escape(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
        {
            return null;
        }

        if (IsReserved(name))
        {
            return $"__{name}__";
        }

        return name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' or '/')
            ? name.Replace("__", "__underscores__", StringComparison.Ordinal)
                .Replace(".", "__dot__", StringComparison.Ordinal)
                .Replace("-", "__dash__", StringComparison.Ordinal)
                .Replace("/", "__slash__", StringComparison.Ordinal)
            : null;
    }

    /// <summary>True for a word of CEL, which newer versions of Kubernetes also take unescaped behind a dot.</summary>
    public static bool IsReserved(string name) =>
        name is "true" or "false" or "null" or "in" or "as" or "break" or "const" or "continue" or "else" or "for" or "function" or "if"
            or "import" or "let" or "loop" or "package" or "namespace" or "return" or "var" or "void" or "while";
}
