using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What the patches of a FluxInstance add to the controllers.</summary>
internal static class InstancePatches
{
    /// <summary>The arguments that <c>spec.kustomize.patches</c> give a controller, in order of the patches.</summary>
    public static IEnumerable<Field> Arguments(Field spec, string controller)
    {
        foreach (var patch in spec.At("kustomize", "patches").Items.Where(p => Selects(p["target"], controller)))
        {
            if (patch["patch"].Scalar is not { } text)
            {
                continue;
            }

            foreach (var content in NestedYaml.Parse(text).Documents.Select(d => Field.Root(d.Root)))
            {
                foreach (var argument in content.List is not null ? Operations(content) : Merged(content, patch["target"].Exists, controller))
                {
                    yield return argument;
                }
            }
        }
    }

    private static bool Selects(Field target, string controller) =>
        (!target["kind"].Exists || Matches(target["kind"].Text, "Deployment")) && (!target["name"].Exists || Matches(target["name"].Text, controller)) && !target["labelSelector"].Exists && !target["annotationSelector"].Exists;

    private static bool Matches(string? pattern, string text) => pattern is not null && GoRegex.TryParseWhole(pattern, out var regex, out _) && regex.IsMatch(text);

    private static IEnumerable<Field> Operations(Field operations) => operations.Items
        .Where(o => o["op"].Text is "add" or "replace" && o["path"].Text?.Contains("/containers/0/args", StringComparison.Ordinal) == true)
        .SelectMany(o => o["value"].List is null ? [o["value"]] : o["value"].Items);

    private static IEnumerable<Field> Merged(Field patch, bool hasTarget, string controller) =>
        patch["kind"].Text == "Deployment" && (hasTarget || patch.At("metadata", "name").Text == controller)
            ? patch.At("spec", "template", "spec", "containers").Items.SelectMany(c => c["args"].Items)
            : [];
}
