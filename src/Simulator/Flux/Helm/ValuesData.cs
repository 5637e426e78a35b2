using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Build;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>Finds a datum of a ConfigMap or Secret as the API server would give it.</summary>
internal static class ValuesData
{
    /// <summary>The datum as text; null when there is none, or when nobody can know it: then there is a cause.</summary>
    /// <param name="root">The object as applied.</param>
    /// <param name="reference">The entry that asks for it.</param>
    /// <param name="cause">Why it is not known, in plain words, or null.</param>
    public static YamlScalar? Find(YamlMap root, ValuesReference reference, out string? cause)
    {
        cause = null;
        var datum = reference.IsSecret ? OfSecret(root, reference.Key) : (root["data"] as YamlMap)?[reference.Key] as YamlScalar;
        if (datum is not null && (Encryption.IsIn(root) || Encryption.IsValue(datum.Value) || (reference.IsSecret && Encryption.IsFile(datum.Value))))
        {
            cause = $"the values of {reference.Kind}/{reference.Namespace}/{reference.Name} are encrypted";
            return null;
        }

        return datum;
    }

    /// <summary><c>stringData</c> counts over <c>data</c>.</summary>
    private static YamlScalar? OfSecret(YamlMap root, string key)
    {
        if ((root["stringData"] as YamlMap)?[key] is YamlScalar text)
        {
            return text;
        }

        if ((root["data"] as YamlMap)?[key] is not YamlScalar encoded)
        {
            return null;
        }

        // What is no base64 is not what the cluster will have; it may be encrypted, or a variable without value.
        return GoBase64.Decode(encoded.Value, out _) is { } bytes
            ? new YamlScalar(GoString.FromBytes(bytes), ScalarStyle.DoubleQuoted, encoded.Origin.Derived())
            : encoded;
    }
}
