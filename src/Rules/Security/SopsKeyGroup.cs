using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>The keys of one group, as texts that are equal when the keys are: <c>age1...</c>, <c>pgp 35C1...</c>, <c>kms arn:...</c>. Order says nothing.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record SopsKeyGroup(HashSet<string> Keys)
{
    /// <summary>The group as the metadata of an encrypted file has it: <c>sops</c> itself, or an item of its <c>key_groups</c>.</summary>
    // sops stores/stores.go: agekey, pgpkey, kmskey, gcpkmskey, azkvkey, vaultkey, hckmskey
    public static SopsKeyGroup OfMetadata(Field group) => new(
    [
        .. Texts(group["age"], "recipient"),
        .. Texts(group["pgp"], "fp").Select(Pgp),
        .. Texts(group["kms"], "arn").Select(Kms),
        .. Texts(group["gcp_kms"], "resource_id").Select(Gcp),
        .. group["azure_kv"].Items.Select(k => Azure($"{k["vault_url"].Text?.TrimEnd('/')}/keys/{k["name"].Text}")),
        .. group["hc_vault"].Items.Select(k => Vault($"{k["vault_address"].Text?.TrimEnd('/')}/v1/{k["engine_path"].Text?.Trim('/')}/keys/{k["key_name"].Text}")),
        .. Texts(group["hckms"], "key_id").Select(k => $"hckms {k}"),
    ]);

    /// <summary>The group as a creation rule gives it: the rule itself, or an item of its <c>key_groups</c>, whose <c>merge</c> brings more.</summary>
    // sops config/config.go:getKeyGroupsFromCreationRule, extractMasterKeys
    public static SopsKeyGroup OfRule(Field group) => new(
    [
        .. Listed(group["age"]),
        .. Listed(group["pgp"]).Select(Pgp),
        .. Listed(group["kms"]).Concat(Texts(group["kms"], "arn")).Select(Kms),
        .. Listed(group["gcp_kms"]).Concat(Texts(group["gcp_kms"], "resource_id")).Select(Gcp),
        .. Listed(group["azure_keyvault"]).Select(Azure).Concat(group["azure_keyvault"].Items.Where(k => k.Map is not null).Select(k => Azure($"{k["vaultUrl"].Text?.TrimEnd('/')}/keys/{k["key"].Text}"))),
        .. Listed(group["hc_vault_transit_uri"]).Concat(Listed(group["hc_vault"])).Select(Vault),
        .. Listed(group["hckms"]).Concat(Texts(group["hckms"], "key_id")).Select(k => $"hckms {k}"),
        .. group["merge"].Items.SelectMany(m => OfRule(m).Keys),
    ]);

    /// <summary>The texts of a field that is a list, or one text with commas.</summary>
    public static IEnumerable<string> Listed(Field field) =>
        (field.List is null ? (field.Text ?? "").Split(',') : field.Items.SelectMany(i => (i.Text ?? "").Split(','))).Select(t => t.Trim()).Where(t => t.Length > 0);

    private static IEnumerable<string> Texts(Field list, string key) => list.Items.Select(i => i[key].Text).OfType<string>();

    private static string Pgp(string fingerprint) => $"pgp {fingerprint.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()}";

    // A role to assume stands behind the ARN in one form and in a field of its own in the other.
    private static string Kms(string arn) => $"kms {(arn.IndexOf('+', StringComparison.Ordinal) is var plus and > 0 ? arn[..plus] : arn)}";

    private static string Gcp(string id) => $"gcp_kms {id}";

    private static string Vault(string uri) => $"hc_vault {uri}";

    /// <summary>Without the version of the key, which SOPS looks up when a rule gives none.</summary>
    private static string Azure(string url)
    {
        var keys = url.IndexOf("/keys/", StringComparison.Ordinal);
        var version = keys < 0 ? -1 : url.IndexOf('/', keys + "/keys/".Length);
        return $"azure_kv {(version < 0 ? url : url[..version])}";
    }
}
