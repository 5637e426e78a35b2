using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Copies a value into fields of one object (api/filters/replacement/replacement.go:copyValueToTarget).</summary>
/// <param name="target">The object.</param>
/// <param name="value">The value.</param>
/// <param name="options">How to copy it.</param>
internal sealed class FieldCopy(KustomizeResource target, YamlNode value, FieldOptions options)
{
    private const string NoDelimiterForMaps = "delimiter option can only be used with scalar nodes";

    /// <summary>Copies the value to every field a path names; null, or why that cannot be.</summary>
    public string? To(YamlScalar path)
    {
        var parts = FieldPath.Split(path.Value);
        if (ToText(parts))
        {
            return null;
        }

        if (Find(target.Writable(), parts, out var problem) is not { Count: > 0 } found)
        {
            var failure = $"unable to find {(options.Creates ? "or create " : "")}field \"{path.Value}\" in replacement target";
            return problem is null ? failure : $"{failure}: {problem}";
        }

        return Put(found);
    }

    /// <summary>
    /// Copies the value into a YAML or JSON text that a scalar on the way holds, and prints that text anew; false when there is
    /// no such text, or it does not have the field (setValueInStructuredData).
    /// </summary>
    private bool ToText(List<string> path)
    {
        for (var i = 1; i < path.Count; i++)
        {
            if (FieldPath.Lookup(target.Root, path.Take(i), out var problem) is not YamlScalar holder || problem is not null)
            {
                continue;
            }

            var file = YamlParser.Parse(new SourceText(holder.Origin.Source.Path, holder.Value));
            if (file.Error is not null)
            {
                continue;
            }

            if (file.Documents.Count == 0 || string.IsNullOrWhiteSpace(holder.Value))
            {
                return false;
            }

            var root = file.Documents[0].Root.Clone();
            if (Find(root, path[i..], out _) is not { Count: > 0 } found || Put(found) is not null)
            {
                return false;
            }

            // The holder as it is in an object that can be changed: the first look-up may have seen a shared one.
            if (FieldFinder.Find(target.Writable(), path[..i], CreatedKind.None, value.Origin, out _) is [var slot])
            {
                slot.Put(NodeEdits.Replace(slot.Node, StructuredText.Print(root, holder.Value), TagOf(holder), value.Origin));
            }

            return true;
        }

        return false;
    }

    private IReadOnlyList<FieldSlot>? Find(YamlNode root, IReadOnlyList<string> path, out string? problem) =>
        FieldFinder.Find(root, path, !options.Creates ? CreatedKind.None : value switch { YamlMap => CreatedKind.Map, YamlList => CreatedKind.List, _ => CreatedKind.Scalar }, value.Origin, out problem);

    private string? Put(IReadOnlyList<FieldSlot> slots)
    {
        var text = (value as YamlScalar) is { IsNull: false } scalar ? scalar.Value : "";
        foreach (var slot in slots)
        {
            if (options.TextFor(slot.Node, text) is not { } copied)
            {
                return NoDelimiterForMaps;
            }

            slot.Put(slot.Node is YamlScalar old ? Scalar(old, copied, slot) : value.Clone().WithOrigin(value.Origin.Replacing(slot.Node.Origin)));
        }

        return null;
    }

    /// <summary>Only the text is copied: the field keeps its type, and one just made has none.</summary>
    private YamlScalar Scalar(YamlScalar old, string text, FieldSlot slot)
    {
        // Between braces an empty text must be printed with quotes, and is a string when it is read back; elsewhere it is null.
        var style = text.Length == 0 && slot.IsInFlow ? ScalarStyle.SingleQuoted : ScalarStyle.Plain;
        return slot.IsMade ? new YamlScalar(text, style, value.Origin) : NodeEdits.Replace(old, text, TagOf(old), value.Origin);
    }

    private static string? TagOf(YamlScalar scalar)
    {
        if (scalar.Tag is not null || scalar.Style != ScalarStyle.Plain)
        {
            return scalar.Tag;
        }

        return ScalarKinds.Resolve(scalar.Value, GoYaml.V3).Kind switch
        {
            ScalarKind.Integer => ScalarKinds.IntegerTag,
            ScalarKind.Boolean => ScalarKinds.BooleanTag,
            ScalarKind.Null => ScalarKinds.NullTag,
            ScalarKind.Float => ScalarKinds.FloatTag,
            ScalarKind.String => ScalarKinds.StringTag,
            _ => null,
        };
    }
}
