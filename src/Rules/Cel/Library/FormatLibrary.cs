using System.Text.RegularExpressions;
using Dryflux.Manifests.Resources;
using Dryflux.Rules.Cel.Types;
using Dryflux.Rules.Cel.Values;
using static Dryflux.Rules.Cel.Library.StandardLibrary;

namespace Dryflux.Rules.Cel.Library;

/// <summary>Named formats (apiserver pkg/cel/library/format.go).</summary>
internal static partial class FormatLibrary
{
    private const string Name = "kubernetes.NamedFormat";

    private static readonly CelType FormatType = CelType.Opaque(Name);

    private static readonly string[] Formats =
    [
        "dns1123Label", "dns1123Subdomain", "dns1035Label", "qualifiedName", "dns1123LabelPrefix", "dns1123SubdomainPrefix",
        "dns1035LabelPrefix", "labelValue", "uri", "uuid", "byte", "date", "datetime",
    ];

    public static void Declare(FunctionTable functions)
    {
        foreach (var format in Formats)
        {
            functions.Global("format." + format, "", Name, _ => new OpaqueValue<string>(FormatType, format));
        }

        functions.Global("format.named", "string", $"optional({Name})", a => Formats.Contains(Text(a[0]), StringComparer.Ordinal)
            ? OptionalValue.Of(new OpaqueValue<string>(FormatType, Text(a[0])))
            : OptionalValue.None);
        functions.Member("validate", $"{Name}, string", "optional(list(string))", a =>
        {
            var format = ((OpaqueValue<string>)a[0]).Value;
            return IsValid(format, Text(a[1])) ? OptionalValue.None : OptionalValue.Of(new ListValue([new StringValue($"not a valid {format}")]));
        });
    }

    private static bool IsValid(string format, string text) => format switch
    {
        // A prefix ends in a dash that a suffix would follow.
        "dns1123Label" => text.Length <= 63 && NameSyntax.IsLabel(text),
        "dns1123LabelPrefix" => text.Length <= 63 && NameSyntax.IsLabel(Whole(text)),
        "dns1123Subdomain" => text.Length <= 253 && NameSyntax.IsSubdomain(text),
        "dns1123SubdomainPrefix" => text.Length <= 253 && NameSyntax.IsSubdomain(Whole(text)),
        "dns1035Label" => text.Length <= 63 && IsLabel1035(text),
        "dns1035LabelPrefix" => text.Length <= 63 && IsLabel1035(Whole(text)),
        "labelValue" => text.Length <= 63 && (text.Length == 0 || NameSyntax.IsQualified(text)),
        "qualifiedName" => IsQualifiedName(text),
        "uri" => GoUrl.Parse(text) is not null,
        "uuid" => Uuid().IsMatch(text),
        "byte" => text.Length % 4 == 0 && text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _),
        "date" => TimestampValue.Parse(text + "T00:00:00Z") is not null,
        _ => TimestampValue.Parse(text) is not null,
    };

    private static string Whole(string prefix) => prefix.EndsWith('-') ? prefix[..^1] + "a" : prefix;

    private static bool IsQualifiedName(string text)
    {
        var parts = text.Split('/');
        return parts.Length <= 2 && (parts.Length == 1 || (parts[0].Length is > 0 and <= 253 && NameSyntax.IsSubdomain(parts[0])))
            && parts[^1].Length is > 0 and <= 63 && NameSyntax.IsQualified(parts[^1]);
    }

    private static bool IsLabel1035(string text) => NameSyntax.IsLabel(text) && char.IsAsciiLetter(text[0]);

    [GeneratedRegex(@"^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Uuid();
}
