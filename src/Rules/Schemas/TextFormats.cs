using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Resources;

namespace Dryflux.Rules.Schemas;

/// <summary>
/// The formats of text that the API server checks. One that it does not know, or that says too little to judge by (email, isbn,
/// creditcard), passes everything.
/// </summary>
// apiextensions-apiserver pkg/apiserver/validation/formats.go, kube-openapi pkg/validation/strfmt
internal static partial class TextFormats
{
    /// <summary>True when a text has a format.</summary>
    public static bool IsValid(string format, string text) => format.Replace("-", "", StringComparison.Ordinal) switch
    {
        "datetime" => IsDateTime(text),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "duration" => GoDuration.TryParse(text, out _, out _) || LongDuration().IsMatch(text),
        "ipv4" => IPAddress.TryParse(text, out _) && Dotted().IsMatch(text),
        "ipv6" => text.Contains(':', StringComparison.Ordinal) && IPAddress.TryParse(text, out _),
        "cidr" => IsCidr(text),
        "mac" => Mac().IsMatch(text),
        "uuid" or "uuid3" or "uuid4" or "uuid5" => Uuid().IsMatch(text) && IsVersion(format, text),
        "byte" => Base64.IsValid(text),
        "hostname" => text.Length is > 0 and <= 255 && !text.AsSpan().ContainsAny(" _/:") && !text.Split('.').Any(l => l.Length > 63),
        "uri" => text.StartsWith('/') || (text.IndexOf(':', StringComparison.Ordinal) > 0 && !text.AsSpan().ContainsAny(' ', '\t', '\n')),
        "hexcolor" => HexColor().IsMatch(text),
        "k8sshortname" => text.Length <= 63 && NameSyntax.IsLabel(text),
        "k8slongname" => text.Length <= 253 && NameSyntax.IsSubdomain(text),
        "quantity" => Quantity.Parse(text) is not null,
        _ => true,
    };

    /// <summary>What a format is called in a sentence.</summary>
    public static string Name(string format) => format.Replace("-", "", StringComparison.Ordinal) switch
    {
        "datetime" => "date with time (RFC 3339)",
        "date" => "date",
        "duration" => "duration",
        "ipv4" => "IPv4 address",
        "ipv6" => "IPv6 address",
        "cidr" => "address range (CIDR)",
        "mac" => "MAC address",
        "byte" => "base64",
        "hostname" => "host name",
        "uri" => "URI",
        "hexcolor" => "colour",
        "quantity" => "quantity such as 500m or 1Gi",
        _ => format,
    };

    private static bool IsDateTime(string text) =>
        DateTimeForm().IsMatch(text) && DateTimeOffset.TryParse(text[..Math.Min(text.Length, 19)], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsCidr(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && IPAddress.TryParse(text.AsSpan(0, slash), out var address)
            && (text.Contains(':', StringComparison.Ordinal) || Dotted().IsMatch(text[..slash]))
            && byte.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits <= address.GetAddressBytes().Length * 8;
    }

    private static bool IsVersion(string format, string text) => format.Length == 4 || text.Replace("-", "", StringComparison.Ordinal)[12] == format[4];

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d([.,]\d+)?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateTimeForm();

    // strfmt reads "3 days" too.
    [GeneratedRegex(@"^\s*(?:[0-9]+\s*(ns|nano|us|µs|micro|ms|milli|s|sec|m|min|h|hr|hour|d|day|w|wk|week)[a-z]*\s*)+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex LongDuration();

    [GeneratedRegex(@"^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^([0-9A-Fa-f]{2}[:-]){5,19}[0-9A-Fa-f]{2}\z|^([0-9A-Fa-f]{4}\.){2,9}[0-9A-Fa-f]{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexColor();
}
