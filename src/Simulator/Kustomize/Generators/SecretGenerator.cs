using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>An entry of <c>secretGenerator</c> (api/internal/generators/secret.go): all values in base64, <c>data</c> even when there are none.</summary>
/// <param name="entry">The entry, read and checked.</param>
/// <param name="globalOptions"><c>generatorOptions</c>, or null.</param>
public sealed class SecretGenerator(YamlMap entry, YamlMap? globalOptions) : DataGenerator(entry, globalOptions)
{
    /// <inheritdoc/>
    protected override string Kind => "Secret";

    private protected override void AddData(YamlMap root, List<Datum> data)
    {
        var type = Entry["type"] is YamlScalar { Value.Length: > 0 } given ? StringMaps.AsText(given) : NodeEdits.Text("Opaque", Entry.Origin);
        Add(root, "type", type);
        AddData(root, "data", data.Select(d => (d with { ValueOrigin = d.ValueOrigin.Derived() }, d.Base64)));
    }
}
