using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Prints a value that was read from a text held in a scalar, in the form that text had (api/filters/replacement/replacement.go:serializeStructuredData).</summary>
internal static class StructuredText
{
    /// <summary>The text.</summary>
    /// <param name="root">The value.</param>
    /// <param name="original">The text as it was: JSON, on one or several lines, or YAML.</param>
    public static string Print(YamlNode root, string original)
    {
        if (original.Trim()[0] is not ('{' or '['))
        {
            return NodePrinter.Print(root).Trim();
        }

        var isIndented = original.Contains('\n', StringComparison.Ordinal) && original.Contains("  ", StringComparison.Ordinal);
        return StructuredJson.Print(root, isIndented);
    }
}
