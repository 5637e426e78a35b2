using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Whether a validator left the objects as they were; it may only set the label <c>validated-by</c> (api/internal/target/kusttarget.go:runValidators).</summary>
internal static class ValidatorCheck
{
    /// <summary>True when both sets print the same.</summary>
    public static bool IsUnchanged(ResourceSet before, ResourceSet after) => Text(before) == Text(after);

    private static string Text(ResourceSet resources)
    {
        var text = new StringBuilder();
        foreach (var resource in resources.Resources)
        {
            if ((resource.Root["metadata"] as YamlMap)?["labels"] is YamlMap labels && labels["validated-by"] is not null)
            {
                ((YamlMap)((YamlMap)resource.Writable()["metadata"]!)["labels"]!).Remove("validated-by");
            }

            YamlWriter.Write(resource.Root, text);
        }

        return text.ToString();
    }
}
