using System.Text.Json;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Merging;

/// <summary>A list of JSON 6902 operations, applied as evanphx/json-patch v4 does, which kustomize uses.</summary>
public sealed class JsonPatch
{
    private readonly List<JsonPatchOperation> _operations;

    private JsonPatch(List<JsonPatchOperation> operations) => _operations = operations;

    /// <summary>True when there is nothing to do.</summary>
    public bool IsEmpty => _operations.Count == 0;

    /// <summary>Reads a patch; null, and why, when the text is none.</summary>
    /// <param name="text">The text: JSON when it begins with <c>[</c>, else YAML 1.1 (api/filters/patchjson6902/patchjson6902.go:decodePatch).</param>
    /// <param name="yaml">The same text as nodes; what stands behind its first document is ignored.</param>
    /// <param name="problem">Why it cannot be read.</param>
    public static JsonPatch? Read(string text, YamlFile yaml, out string? problem)
    {
        problem = text.Length == 0 ? "empty json patch operations" : text[0] == '[' ? ProblemInJson(text) : null;
        if (problem is not null)
        {
            return null;
        }

        if (yaml.Documents.Count == 0)
        {
            problem = yaml.Error is { } broken ? $"error converting YAML to JSON: yaml: {broken.Message}" : null;
            return problem is null ? new JsonPatch([]) : null;
        }

        if (yaml.Documents[0].Root is not YamlList list)
        {
            var isNull = yaml.Documents[0].IsEmpty;
            problem = isNull ? null : $"json: cannot unmarshal {(yaml.Documents[0].Root is YamlMap ? "object" : "string")} into Go value of type jsonpatch.Patch";
            return isNull ? new JsonPatch([]) : null;
        }

        var operations = new List<JsonPatchOperation>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                problem = "json: cannot unmarshal: an operation of a JSON patch is a mapping with op and path (into Go value of type jsonpatch.Operation)";
                return null;
            }

            operations.Add(JsonPatchOperation.Read(map));
        }

        return new JsonPatch(operations);
    }

    /// <summary>Applies the operations one after the other; null, with the first failure reported, when one does not apply.</summary>
    /// <param name="target">The object; it is left as it is.</param>
    /// <param name="errors">Where mistakes go.</param>
    /// <param name="addressed">Where the items of lists go that the operations find by their index.</param>
    public YamlMap? Apply(YamlMap target, BuildErrors errors, List<AddressedItem> addressed)
    {
        var root = JsonForm.Of(target, GoYaml.V3, out var unfit);
        foreach (var error in unfit)
        {
            errors.Add(error.Message, error.Node.Origin);
        }

        if (unfit.Count > 0)
        {
            return null;
        }

        var finder = new AddressedItemFinder(target, addressed);
        foreach (var operation in _operations)
        {
            finder.Look(operation, root);
            if (operation.Apply(ref root) is { } problem)
            {
                errors.Add(problem, operation.Origin);
                return null;
            }
        }

        if (root is YamlMap map)
        {
            return map;
        }

        errors.Add("json: cannot unmarshal array into Go value of type map[string]interface {}: the patch leaves no object", root.Origin);
        return null;
    }

    private static string? ProblemInJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 1000 });
            return null;
        }
        catch (JsonException wrong)
        {
            return $"the patch begins with [ and so must be JSON: {wrong.Message.TrimEnd('.')}";
        }
    }
}
