using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>Knows what SOPS encrypted.</summary>
internal static class Sops
{
    /// <summary>True for a document that SOPS wrote whole: its metadata holds a MAC.</summary>
    public static bool IsEncrypted(Field root) => root["sops"]["mac"].Exists;

    /// <summary>True for a document whose MAC covers the values that are not encrypted as well: any change of one has to go through SOPS.</summary>
    // sops sops.go:Tree.Encrypt, MACOnlyEncrypted
    public static bool IsSealed(Field root) => IsEncrypted(root) && !root["sops"]["mac_only_encrypted"].IsTrue;

    /// <summary>True for a file of any kind (dotenv, INI, JSON, binary) that SOPS wrote.</summary>
    public static bool IsEncrypted(string text) =>
        text.Contains("ENC[AES256_GCM,", StringComparison.Ordinal)
        && (text.Contains("sops_mac=", StringComparison.Ordinal) || text.Contains("[sops]", StringComparison.Ordinal) || text.Contains("\"sops\"", StringComparison.Ordinal) || text.Contains("sops:", StringComparison.Ordinal));
}
