using System.Text.RegularExpressions;

namespace Dryflux.Rules.ApiVersions;

/// <summary>The form of keys and values of labels, and of keys of annotations.</summary>
// apimachinery pkg/util/validation/validation.go:IsQualifiedName, IsValidLabelValue
internal static partial class QualifiedName
{
    /// <summary>What is wrong with a key, or null.</summary>
    public static string? KeyMistake(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        if (slash >= 0 && !Prefix().IsMatch(key.AsSpan(0, slash)))
        {
            return slash == 0 ? "the prefix before / is empty" : "the prefix before / is no DNS name in lower case";
        }

        return name.Length switch
        {
            0 => "the name is empty",
            > 63 => $"the name has {name.Length} characters, 63 are allowed",
            _ => Name().IsMatch(name) ? null : "letters, digits, `-`, `_` and `.` are allowed, beginning and ending with a letter or digit",
        };
    }

    /// <summary>What is wrong with the value of a label, or null.</summary>
    public static string? ValueMistake(string value) => value.Length switch
    {
        0 => null,
        > 63 => $"it has {value.Length} characters, 63 are allowed",
        _ => Name().IsMatch(value) ? null : "letters, digits, `-`, `_` and `.` are allowed, beginning and ending with a letter or digit",
    };

    [GeneratedRegex(@"^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    // Annotation keys are compared in lower case, those of labels are not; both are written in lower case.
    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Prefix();
}
