using Dryflux.Manifests.Resources;

namespace Dryflux.Rules.ApiVersions;

/// <summary>The form of keys and values of labels, and of keys of annotations.</summary>
// apimachinery pkg/util/validation/validation.go:IsQualifiedName, IsValidLabelValue
internal static class QualifiedName
{
    /// <summary>What is wrong with a key, or null.</summary>
    public static string? KeyMistake(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];

        // Annotation keys are compared in lower case, those of labels are not; both are written in lower case.
        if (slash >= 0 && !NameSyntax.IsSubdomain(key[..slash].ToLowerInvariant()))
        {
            return slash == 0 ? "the prefix before / is empty" : "the prefix before / is no DNS name in lower case";
        }

        return name.Length switch
        {
            0 => "the name is empty",
            > 63 => $"the name has {name.Length} characters, 63 are allowed",
            _ => NameSyntax.IsQualified(name) ? null : "letters, digits, `-`, `_` and `.` are allowed, beginning and ending with a letter or digit",
        };
    }

    /// <summary>What is wrong with the value of a label, or null.</summary>
    public static string? ValueMistake(string value) => value.Length switch
    {
        0 => null,
        > 63 => $"it has {value.Length} characters, 63 are allowed",
        _ => NameSyntax.IsQualified(value) ? null : "letters, digits, `-`, `_` and `.` are allowed, beginning and ending with a letter or digit",
    };
}
