using System.Text;
using Dryflux.Manifests.Changes;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Diffs;

/// <summary>The values of an object as a difference may show them: never what a Secret holds, nor what SOPS encrypted.</summary>
/// <param name="rendered">The object.</param>
internal sealed class ShownValues(RenderedObject rendered)
{
    private const string Mask = "(not shown)";
    private const string LastApplied = "metadata.annotations[\"kubectl.kubernetes.io/last-applied-configuration\"]";

    private readonly bool _isSecret = rendered.Id.Kind == "Secret";

    /// <summary>The value as YAML without line break at its end; null when the field is not there.</summary>
    public string? Text(FieldChange change, Field field)
    {
        if (!field.Exists)
        {
            return null;
        }

        var hides = _isSecret && (change.IsIn("data") || change.IsIn("stringData") || change.IsIn(LastApplied) || change.Path is "metadata" or "metadata.annotations");
        return field.Node is YamlScalar scalar ? Text(scalar, hides) : Yaml(field.Node!, hides);
    }

    /// <summary>A text of several lines as it is, everything else as it stands behind its key.</summary>
    private static string Text(YamlScalar scalar, bool hides)
    {
        if (hides || IsEncrypted(scalar))
        {
            return Mask;
        }

        return scalar.Value.Contains('\n', StringComparison.Ordinal) ? scalar.Value : Yaml(scalar, hides: false)[1..].TrimStart();
    }

    /// <summary>What is printed is the value of a key that is as short as can be, and cut off again.</summary>
    private static string Yaml(YamlNode node, bool hides)
    {
        var text = new StringBuilder();
        var root = new YamlMap(node.Origin, [new YamlEntry(new YamlScalar("a", ScalarStyle.Plain, node.Origin), Masked(node, hides))]);
        if (YamlWriter.Write(root, text).Count > 0)
        {
            return "(cannot be printed)";
        }

        var written = text.ToString()["a:".Length..].TrimEnd('\n');
        return node is YamlScalar ? ":" + written : written.TrimStart('\n');
    }

    private static YamlNode Masked(YamlNode node, bool hides) => node switch
    {
        YamlMap map => new YamlMap(map.Origin, map.EffectiveEntries().Select(e => new YamlEntry(e.Key.Clone(), Masked(e.Value, hides)))),
        YamlList list => new YamlList(list.Origin, list.Items.Select(i => Masked(i, hides))),
        YamlScalar scalar when hides || IsEncrypted(scalar) => new YamlScalar(Mask, ScalarStyle.Plain, scalar.Origin),
        _ => node.Clone(),
    };

    private static bool IsEncrypted(YamlScalar scalar) => scalar.Value.StartsWith("ENC[", StringComparison.Ordinal);
}
