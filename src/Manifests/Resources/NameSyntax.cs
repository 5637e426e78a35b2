namespace Dryflux.Manifests.Resources;

/// <summary>The forms that names, keys and label values have in Kubernetes. How long they may be depends on what they name, and is not looked at.</summary>
// apimachinery pkg/util/validation/validation.go. Loops and no regular expressions: every object asks, and those cost milliseconds at the start.
public static class NameSyntax
{
    /// <summary>True for lower-case letters, digits and hyphens that begin and end with a letter or digit (a DNS label, RFC 1123).</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return !text.IsEmpty && text[0] != '-' && text[^1] != '-';
    }

    /// <summary>True for one or more labels with dots between them (a DNS subdomain, RFC 1123).</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        for (var dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.'))
        {
            if (!IsLabel(text[..dot]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return IsLabel(text);
    }

    /// <summary>True for letters, digits, <c>-</c>, <c>_</c> and <c>.</c> that begin and end with a letter or digit: the name in a qualified name, a label value.</summary>
    public static bool IsQualified(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return !text.IsEmpty && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
    }
}
