using System.Text;
using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Puts a mask in the place of what SOPS has encrypted in a Secret (flux2 internal/build/build.go:maskSopsData).</summary>
internal static class SecretMask
{
    private const string Mask = "**SOPS**";
    private const string EncodedMask = "KipTT1BTKio=";
    private const string DockerConfigMask = """{"mask":"**SOPS**"}""";
    private const string EncodedDockerConfigMask = "eyJtYXNrIjoiKipTT1BTKioifQ==";

    /// <summary>The object with masks; itself when it is no Secret. Any API version with this kind counts.</summary>
    public static YamlMap Apply(YamlMap root, BuildErrors errors)
    {
        if (root.Text("kind") != "Secret")
        {
            return root;
        }

        var secret = root.WithOrigin(root.Origin);
        if (IsWholeFile(root))
        {
            secret.Remove("sops");
            var isDockerConfig = root.Text("type") == "kubernetes.io/dockerconfigjson";
            SetData(secret, Map(secret["data"], _ => isDockerConfig ? EncodedDockerConfigMask : EncodedMask));
            SetStringData(secret, Map(secret["stringData"], _ => isDockerConfig ? DockerConfigMask : Mask));
        }
        else
        {
            var name = (root["metadata"] as YamlMap)?.Text("name");
            SetData(secret, Map(secret["data"], value => MaskEncoded(value, name, errors)));

            // Upstream hands over the encoded mask here too.
            SetStringData(secret, Map(secret["stringData"], value => Encryption.IsFile(value.Value) ? EncodedMask : null));
        }

        return secret;
    }

    /// <summary>True when the text of the object shows that SOPS encrypted the file, wherever the words stand.</summary>
    private static bool IsWholeFile(YamlMap root)
    {
        var text = new StringBuilder();
        YamlWriter.Write(root, text);
        var written = text.ToString();
        return written.Contains("sops:", StringComparison.Ordinal) && written.Contains("mac: ENC[", StringComparison.Ordinal);
    }

    private static string? MaskEncoded(YamlScalar value, string? name, BuildErrors errors)
    {
        if (GoBase64.Decode(value.IsNull ? "" : value.Value, out var error) is { } bytes)
        {
            return Encryption.IsFile(bytes) ? EncodedMask : null;
        }

        errors.Add($"failed to mask secret {name} sops data: {error}", value.Origin);
        return null;
    }

    /// <summary>
    /// The entries with a new text each, or their own text where there is none; null and nested values are empty texts. Keys lose their
    /// quotes: one that looks like a number becomes one, and cannot be printed (kyaml/yaml/fns.go:FieldSetter).
    /// </summary>
    private static List<(YamlNode Key, string Value, Origin Origin)> Map(YamlNode? node, Func<YamlScalar, string?> mask)
    {
        var entries = new List<(YamlNode Key, string Value, Origin Origin)>();
        foreach (var entry in (node as YamlMap)?.Entries ?? [])
        {
            var value = entry.Value as YamlScalar ?? new YamlScalar("", ScalarStyle.Plain, entry.Value.Origin);
            var origin = entry.Value.Origin;
            entries.Add(mask(value) is { } masked
                ? (Plain(entry.Key), masked, origin.Derived())
                : (Plain(entry.Key), value.IsNull ? "" : value.Value, origin));
        }

        return entries;
    }

    private static YamlNode Plain(YamlNode key) => key is YamlScalar { Style: not ScalarStyle.Plain } scalar ? NodeEdits.Key(scalar.Value, scalar.Origin) : key;

    private static void SetData(YamlMap secret, List<(YamlNode Key, string Value, Origin Origin)> entries)
    {
        if (secret.Find("data") is not { } data)
        {
            return;
        }

        if (entries.Count == 0)
        {
            secret.Remove("data");
        }
        else
        {
            secret.Set(data.Key, new YamlMap(data.Value.Origin, entries.Select(e => new YamlEntry(e.Key, new YamlScalar(e.Value, ScalarStyle.Plain, e.Origin) { Tag = ScalarKinds.StringTag }))));
        }
    }

    /// <summary>Values go back as plain scalars without tag, so what looks like a number becomes one (kyaml/yaml/rnode.go:NewMapRNode).</summary>
    private static void SetStringData(YamlMap secret, List<(YamlNode Key, string Value, Origin Origin)> entries)
    {
        if (entries.Count > 0)
        {
            var data = secret.Find("stringData")!;
            secret.Set(data.Key, new YamlMap(data.Value.Origin, entries.Select(e => new YamlEntry(e.Key, new YamlScalar(e.Value, ScalarStyle.Plain, e.Origin)))));
        }
    }
}
