using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>What SOPS wrote below <c>sops</c> in a YAML or JSON document that it encrypted.</summary>
internal sealed class SopsMetadata
{
    private static readonly string[] KeyLists = ["age", "pgp", "kms", "gcp_kms", "azure_kv", "hc_vault", "hckms"];

    private SopsMetadata(Field field) => Field = field;

    /// <summary><c>sops</c>.</summary>
    public Field Field { get; }

    /// <summary>The message authentication code, itself encrypted.</summary>
    public Field Mac => Field["mac"];

    /// <summary>When it was encrypted last.</summary>
    public Field LastModified => Field["lastmodified"];

    /// <summary>The keys that open the file: one group, or several of which a threshold is needed.</summary>
    public IReadOnlyList<SopsKeyGroup> KeyGroups =>
        KeyLists.Any(l => Field[l].Items.Any()) ? [SopsKeyGroup.OfMetadata(Field)] : [.. Field["key_groups"].Items.Select(SopsKeyGroup.OfMetadata)];

    /// <summary>The metadata of a document; null when there is none (<c>sops</c> may be anything in a file of settings).</summary>
    public static SopsMetadata? Of(Field root) =>
        root["sops"] is { Map: not null } sops && (sops["mac"].IsWritten || sops["lastmodified"].IsWritten || KeyLists.Any(l => sops[l].Items.Any(k => k["enc"].IsWritten)))
            ? new SopsMetadata(sops)
            : null;
}
