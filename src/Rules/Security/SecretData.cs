using Dryflux.Manifests.Resources;

namespace Dryflux.Rules.Security;

/// <summary>Reads the entries of a Secret and tells secrets from the rest.</summary>
internal static class SecretData
{
    /// <summary>True for a core Secret, whole or as a patch.</summary>
    public static bool IsSecret(Resource resource) => resource.Id is { Group: "", Kind: "Secret" };

    /// <summary>The entries of <c>data</c> and <c>stringData</c>.</summary>
    public static IEnumerable<SecretDatum> Of(Resource secret)
    {
        foreach (var field in secret.Field["data"].Fields.Where(f => f.Text is not null))
        {
            var value = SecretValue.Decoded(field.Text!);
            yield return new SecretDatum(field, value, KindOf(field.Key!, value));
        }

        foreach (var field in secret.Field["stringData"].Fields.Where(f => f.Text is not null))
        {
            yield return new SecretDatum(field, field.Text!, KindOf(field.Key!, field.Text!));
        }
    }

    /// <summary>What a value under a key is.</summary>
    public static SecretValueKind KindOf(string key, string value)
    {
        value = value.Trim();
        if (value.Length == 0 || SecretValue.IsSwitch(value) || (SecretValue.IsSetting(value) && !CredentialKey.IsPassword(key) && !CredentialKey.IsToken(key)) || SecretValue.IsPlaceholder(value) || SecretValue.IsPublic(value) || Sops.IsEncrypted(value) || (CredentialKey.IsPublic(key) && !SecretFormat.FindAll(value).Any()))
        {
            return SecretValueKind.Harmless;
        }

        return SecretValue.IsDummy(value) ? SecretValueKind.Dummy : SecretValueKind.Clear;
    }

    /// <summary>True for an address that FX704 reports.</summary>
    public static bool IsWebhook(SecretDatum datum) => SecretFormat.FindFirst(datum.Value, SecretKind.Webhook) is not null;

    /// <summary>True for a key that FX816 reports.</summary>
    public static bool IsDecryptionKey(SecretDatum datum) => DecryptionKey.Find(datum.Value) is not null;
}
