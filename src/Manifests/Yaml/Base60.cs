namespace Dryflux.Manifests.Yaml;

/// <summary>Numbers of base 60 as YAML 1.1 had them, such as <c>12:30:45</c>: Go reads them as texts and yet quotes them (go-yaml encode.go:isBase60Float).</summary>
internal static class Base60
{
    /// <summary>True for a text of that form.</summary>
    public static bool Is(string text)
    {
        var rest = text.AsSpan();
        if (rest.Length == 0 || !rest.Contains(':'))
        {
            return false;
        }

        rest = rest[0] is '+' or '-' ? rest[1..] : rest;
        if (rest.Length == 0 || !char.IsAsciiDigit(rest[0]))
        {
            return false;
        }

        rest = rest.TrimStart("0123456789_");
        if (rest.Length == 0 || rest[0] != ':')
        {
            return false;
        }

        while (rest.Length > 0 && rest[0] == ':')
        {
            var digits = rest.Length > 2 && rest[1] is >= '0' and <= '5' && char.IsAsciiDigit(rest[2]) ? 2 : rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 1 : 0;
            if (digits == 0)
            {
                return false;
            }

            rest = rest[(1 + digits)..];
        }

        return rest.Length == 0 || (rest[0] == '.' && rest[1..].TrimStart("0123456789_").Length == 0);
    }
}
