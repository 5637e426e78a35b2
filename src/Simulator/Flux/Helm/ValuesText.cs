using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>Reads a text as values (helm pkg/chart/common/values.go:ReadValues).</summary>
internal static class ValuesText
{
    /// <summary>The values, changeable; null when the text holds none.</summary>
    /// <param name="text">The scalar that holds them; nodes get their places inside it where the file shows them.</param>
    /// <param name="error">Why it holds none, in the words of sigs.k8s.io/yaml.</param>
    public static YamlMap? Read(YamlScalar text, out BuildError? error)
    {
        error = null;
        var file = NestedYaml.Parse(text);
        if (file.Documents is not [var document, ..])
        {
            error = file.Error is { } broken ? new BuildError($"error converting YAML to JSON: yaml: {broken.Message}", new Place(file.Source, broken.Span)) : null;
            return error is null ? new YamlMap(text.Origin) : null;
        }

        IReadOnlyList<NodeError> errors = [];
        var root = AnchorExpansion.IsNeeded(document.Root) ? AnchorExpansion.Expand(document.Root, out errors) : document.Root;
        var read = errors.Count == 0 ? JsonForm.Of(root, GoYaml.V2, out errors) : root;
        if (errors is [var first, ..])
        {
            error = new BuildError($"error converting YAML to JSON: {first.Message}", first.Node.Origin.Place);
            return null;
        }

        switch (read)
        {
            case YamlMap map:
                return map;
            case YamlScalar { IsNull: true }:
                return new YamlMap(text.Origin);
            default:
                error = new BuildError($"values are a mapping (error unmarshaling JSON: while decoding JSON: json: cannot unmarshal {GoTypes.JsonName(read)} into Go value of type common.Values)", read.Origin.Place);
                return null;
        }
    }
}
