using System.Text;

namespace Dryflux.Rules.Cel.Library;

/// <summary>A URL as Go's net/url reads it.</summary>
/// <param name="Text">The URL as written.</param>
/// <param name="Scheme">The scheme in lower case, or "".</param>
/// <param name="Host">Host and port as written, escapes resolved, or "".</param>
/// <param name="EscapedPath">The path with escapes.</param>
/// <param name="RawQuery">What stands behind the question mark, or "".</param>
internal sealed record GoUrl(string Text, string Scheme, string Host, string EscapedPath, string RawQuery)
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";
    private const string HostCharacters = Unreserved + "!$&'()*+,;=:[]<>\"%";
    private const string PathCharacters = Unreserved + "$&+,/:;=@!'()*[]%";
    private const string UserCharacters = Unreserved + ":!$&'()*+,;=%@";

    /// <summary>The host without port and brackets.</summary>
    public string Hostname
    {
        get
        {
            var host = Port.Length > 0 || Host.EndsWith(':') ? Host[..Host.LastIndexOf(':')] : Host;
            return host.StartsWith('[') && host.EndsWith(']') ? host[1..^1] : host;
        }
    }

    /// <summary>The port, or "".</summary>
    public string Port
    {
        get
        {
            var colon = Host.LastIndexOf(':');
            return colon > Host.LastIndexOf(']') ? Host[(colon + 1)..] : "";
        }
    }

    /// <summary>Reads an absolute URL or path as ParseRequestURI does, with a fragment cut off; null when Go refuses it.</summary>
    public static GoUrl? Parse(string text)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0 || text.Contains('\x7F', StringComparison.Ordinal))
        {
            return null;
        }

        // ParseRequestURI takes no fragment: it belongs to the path or query there and has to be readable as such.
        if (Read(text) is null)
        {
            return null;
        }

        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? Read(text) : Unescape(text[(hash + 1)..]) is null ? null : Read(text[..hash]) is { } url ? url with { Text = text } : null;
    }

    /// <summary>The parameters of the query in order of their first use, each with its values.</summary>
    public IReadOnlyList<(string Name, List<string> Values)> Query()
    {
        var parameters = new List<(string Name, List<string> Values)>();
        foreach (var part in RawQuery.Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Unescape((equals < 0 ? part : part[..equals]).Replace('+', ' '));
            var value = Unescape((equals < 0 ? "" : part[(equals + 1)..]).Replace('+', ' '));
            if (part.Length == 0 || part.Contains(';', StringComparison.Ordinal) || name is null || value is null)
            {
                continue;
            }

            if (parameters.Find(p => p.Name == name).Values is { } values)
            {
                values.Add(value);
            }
            else
            {
                parameters.Add((name, [value]));
            }
        }

        return parameters;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    // net/url parse(rawURL, viaRequest: true)
    private static GoUrl? Read(string text)
    {
        if (text == "*")
        {
            return new GoUrl(text, "", "", "*", "");
        }

        if (!TryReadScheme(text, out var scheme, out var rest))
        {
            return null;
        }

        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? "" : rest[(question + 1)..];
        rest = question < 0 ? rest : rest[..question];
        if (!rest.StartsWith('/'))
        {
            return scheme.Length > 0 ? new GoUrl(text, scheme, "", "", query) : null;
        }

        var host = "";
        if (scheme.Length > 0 && rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            if (ReadAuthority(slash < 0 ? rest[2..] : rest[2..slash]) is not { } authority)
            {
                return null;
            }

            host = authority;
            rest = slash < 0 ? "" : rest[slash..];
        }

        return Unescape(rest) is { } path
            ? new GoUrl(text, scheme, host, rest.AsSpan().IndexOfAnyExcept(PathCharacters) < 0 ? rest : Escape(path), query)
            : null;
    }

    private static bool TryReadScheme(string text, out string scheme, out string rest)
    {
        (scheme, rest) = ("", text);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) || (i > 0 && (char.IsAsciiDigit(text[i]) || text[i] is '+' or '-' or '.')))
            {
                continue;
            }

            if (text[i] != ':')
            {
                return true;
            }

            (scheme, rest) = (text[..i].ToLowerInvariant(), text[(i + 1)..]);
            return i > 0;
        }

        return true;
    }

    private static string? ReadAuthority(string authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && (authority.AsSpan(0, at).IndexOfAnyExcept(UserCharacters) >= 0 || Unescape(authority[..at]) is null))
        {
            return null;
        }

        var host = authority[(at + 1)..];
        var close = host.StartsWith('[') ? host.LastIndexOf(']') : -1;
        if (host.StartsWith('[') && close < 0)
        {
            return null;
        }

        var port = close >= 0 ? host[(close + 1)..] : host.LastIndexOf(':') is >= 0 and var colon ? host[colon..] : "";
        return (port.Length == 0 || (port[0] == ':' && port.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0))
            && !host.Any(c => c < 0x80 && !HostCharacters.Contains(c, StringComparison.Ordinal))
                ? Unescape(host)
                : null;
    }

    /// <summary>The text with percent escapes resolved, or null when one is malformed.</summary>
    private static string? Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
            {
                var end = text.IndexOf('%', i) is >= 0 and var next ? next : text.Length;
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i..end]));
                i = end - 1;
                continue;
            }

            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return null;
            }

            bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Escape(string path)
    {
        var text = new StringBuilder();
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            text.Append(b < 0x80 && (Unreserved + "$&+,/:;=@").Contains((char)b, StringComparison.Ordinal) ? ((char)b).ToString() : $"%{b:X2}");
        }

        return text.ToString();
    }
}
