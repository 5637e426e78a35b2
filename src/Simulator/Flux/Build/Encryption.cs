using Dryflux.Manifests.Go;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>Tells what SOPS has encrypted.</summary>
internal static class Encryption
{
    /// <summary>True for an object whose whole file was encrypted, or with a value that is an encrypted file (kustomize-controller internal/decryptor/decryptor.go:DecryptResource).</summary>
    public static bool IsIn(YamlMap root) =>
        (root["sops"] as YamlMap)?.Text("mac") is { Length: > 0 }
        || (root.Text("kind") == "Secret" && root["data"] is YamlMap data && data.Entries.Any(e => e.Value is YamlScalar value && IsEncodedFile(value.Value)));

    /// <summary>True for a text that looks like a file encrypted by itself.</summary>
    public static bool IsFile(string text) => text.Contains("sops", StringComparison.Ordinal) && text.Contains("ENC[", StringComparison.Ordinal);

    /// <summary>The same for bytes.</summary>
    public static bool IsFile(ReadOnlySpan<byte> bytes) => bytes.IndexOf("sops"u8) >= 0 && bytes.IndexOf("ENC["u8) >= 0;

    /// <summary>True for a value of an encrypted file.</summary>
    public static bool IsValue(string text) => text.StartsWith("ENC[", StringComparison.Ordinal);

    /// <summary>Encrypted files are never shorter than this: they carry keys and a code.</summary>
    private static bool IsEncodedFile(string encoded) => encoded.Length > 200 && GoBase64.Decode(encoded, out _) is { } bytes && IsFile(bytes);
}
