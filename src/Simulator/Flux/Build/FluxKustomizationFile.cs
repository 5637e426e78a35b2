using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Finds a Flux Kustomization in a file (flux2 internal/build/build.go:unMarshallKustomization).</summary>
public static class FluxKustomizationFile
{
    private const string ApiGroup = Manifests.Flux.FluxGroups.Kustomize + "/";

    /// <summary>
    /// The first document with the name and with the namespace or none; null, with the reason reported, when there is none. Every
    /// document before it is read as the type too, whatever its kind, and must fit it.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="shown">The file as the user named it.</param>
    /// <param name="name">The name.</param>
    /// <param name="namespace">The namespace.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static KustomizationSpec? Find(SourceText text, string shown, string name, string @namespace, BuildErrors errors)
    {
        var failure = $"failed to get kustomization object: failed to unmarshall kustomization file {shown}: ";
        var yaml = YamlParser.Parse(text);
        var isJson = text.Content.AsSpan().TrimStart() is ['{', ..];
        foreach (var document in yaml.Documents)
        {
            var before = errors.Count;
            var spec = KustomizationSpec.FromFile(document.Root, convertsScalars: !isJson, $"{failure}error unmarshaling JSON: while decoding JSON", errors);
            if (errors.Count > before)
            {
                return null;
            }

            if (spec is { Kind: "Kustomization" } && spec.ApiVersion.StartsWith(ApiGroup, StringComparison.Ordinal) && spec.Name == name && (spec.Namespace == @namespace || spec.Namespace.Length == 0))
            {
                return spec;
            }
        }

        if (yaml.Error is { } broken)
        {
            errors.Add($"{failure}error converting YAML to JSON: yaml: {broken.Message}", new Place(text, broken.Span));
        }
        else
        {
            errors.Add($"failed to get kustomization object: failed find kustomization with name '{name}' and namespace '{@namespace}' in file '{shown}'", new Place(text, default));
        }

        return null;
    }
}
