using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>An entry of <c>configMapGenerator</c> (api/internal/generators/configmap.go).</summary>
/// <param name="entry">The entry, read and checked.</param>
/// <param name="globalOptions"><c>generatorOptions</c>, or null.</param>
public sealed class ConfigMapGenerator(YamlMap entry, YamlMap? globalOptions) : DataGenerator(entry, globalOptions)
{
    /// <inheritdoc/>
    protected override string Kind => "ConfigMap";

    private protected override void AddData(YamlMap root, List<Datum> data)
    {
        var texts = new List<(Datum, string)>();
        var binaries = new List<(Datum, string)>();
        foreach (var datum in data)
        {
            if (datum.Text is { } text)
            {
                texts.Add((datum, text));
            }
            else
            {
                binaries.Add((datum, datum.Base64));
            }
        }

        if (texts.Count > 0)
        {
            AddData(root, "data", texts);
        }

        if (binaries.Count > 0)
        {
            AddData(root, "binaryData", binaries);
        }
    }
}
