namespace Dryflux.Rules.Security;

/// <summary>What a datum of a Secret is.</summary>
internal enum SecretValueKind
{
    /// <summary>Nothing, a placeholder, something encrypted or something public: no secret.</summary>
    Harmless,

    /// <summary>An example or a default that everybody knows.</summary>
    Dummy,

    /// <summary>Readable.</summary>
    Clear,
}
