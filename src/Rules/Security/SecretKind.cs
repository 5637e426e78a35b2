namespace Dryflux.Rules.Security;

/// <summary>What a secret of a known format opens.</summary>
internal enum SecretKind
{
    /// <summary>An address that lets everybody who has it post to a chat.</summary>
    Webhook,

    /// <summary>A token or key of a service.</summary>
    Token,

    /// <summary>The private half of a key pair for TLS or SSH.</summary>
    PrivateKey,

    /// <summary>A key that opens what SOPS encrypted.</summary>
    DecryptionKey,

    /// <summary>User and password in an address.</summary>
    UrlPassword,
}
