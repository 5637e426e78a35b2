using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Tells objects that SOPS has encrypted (fluxcd/kustomize-controller internal/decryptor/decryptor.go:DecryptResource).</summary>
internal static class Encryption
{
    /// <summary>True when the whole file was encrypted, or a value of a Secret is an encrypted file.</summary>
    public static bool IsIn(YamlMap root)
    {
        if ((root["sops"] as YamlMap)?.Text("mac") is { Length: > 0 })
        {
            return true;
        }

        return root.Text("kind") == "Secret" && root["data"] is YamlMap data && data.Entries.Any(e => e.Value is YamlScalar value && IsEncryptedFile(value.Value));
    }

    private static bool IsEncryptedFile(string encoded)
    {
        // Encrypted files are never shorter than this: they carry keys and a code.
        return encoded.Length > 200 && GoBase64.Decode(encoded, out _) is { } bytes && bytes.AsSpan().IndexOf("sops"u8) >= 0 && bytes.AsSpan().IndexOf("ENC["u8) >= 0;
    }
}
