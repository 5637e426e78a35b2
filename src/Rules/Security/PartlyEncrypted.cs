using System.Globalization;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX810: a file that SOPS encrypted and that somebody edited by hand afterwards.</summary>
public sealed class PartlyEncrypted : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX810",
        Name = "partly-encrypted",
        Title = "A file encrypted by SOPS with values in clear, values moved, or broken metadata",
        Level = Level.Error,
        MarksSecrets = true,
        Why = """
            The metadata of an encrypted file say which keys are encrypted. A value added by hand below such a key stands in Git in clear, and the
            `sops` block below it makes the file look safe to people and to scanners. Flux cannot decrypt the object any more ("does not match sops'
            data format") and stops the whole Kustomization. An encrypted value that was copied to another key cannot be decrypted either, since its
            path is part of the seal; one that stands where the metadata say clear is never decrypted, and its text `ENC[...]` reaches the cluster.
            Metadata without keys, time stamp or MAC, as left by a merge, make the file unreadable. Edit with `sops edit` or `sops set`.

            Empty strings and nulls stay as they are in an encrypted file, comments are not looked at, and the selection (`encrypted_regex`,
            `unencrypted_suffix` and the others) is followed as SOPS does; files that select by comments are left out. The MAC cannot be checked
            without a key, and Flux does not check it for objects: with or without `mac_only_encrypted` it counts only whether it is there.
            """,
        Sources = ["https://getsops.io/docs/#encrypting-only-parts-of-a-file", "https://github.com/getsops/sops/blob/v3.12.1/sops.go (shouldBeEncrypted)", "https://github.com/fluxcd/kustomize-controller/blob/v1.9.1/internal/decryptor/decryptor.go"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        if (SopsMetadata.Of(document.Field) is not { } metadata || IsLeftEncrypted(document.Field))
        {
            return;
        }

        CheckMetadata(metadata, context);
        if (SopsSelection.Of(metadata.Field) is { } selection)
        {
            CheckValues(document.Field, selection, context);
        }
    }

    /// <summary>True for an object that Flux is told not to decrypt.</summary>
    private static bool IsLeftEncrypted(Field root) =>
        string.Equals(root["metadata"]["annotations"]["kustomize.toolkit.fluxcd.io/decrypt"].Text, "disabled", StringComparison.OrdinalIgnoreCase);

    private static void CheckMetadata(SopsMetadata metadata, RuleContext context)
    {
        if (metadata.Mac.Text is not { Length: > 0 } mac)
        {
            context.ReportKey(metadata.Field, "the metadata of SOPS have no `mac`: Flux does not take the file for an encrypted one and does not decrypt it");
        }
        else if (!SopsValue.IsWhole(mac))
        {
            context.Report(metadata.Mac, "the `mac` of SOPS is no encrypted value: `sops` refuses the file");
        }

        if (metadata.KeyGroups.Count == 0 || metadata.KeyGroups.Any(g => g.Keys.Count == 0))
        {
            context.ReportKey(metadata.Field, "the metadata of SOPS hold no key to open the file with: nobody can decrypt it");
        }

        if (metadata.LastModified.Text is not { } time || !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, out _))
        {
            context.ReportKey(metadata.LastModified, "the metadata of SOPS have no time in `lastmodified`: neither `sops` nor Flux reads the file");
        }

        if (SopsSelection.RulesIn(metadata.Field).Skip(1).FirstOrDefault() is { } second)
        {
            context.ReportKey(second, "the metadata of SOPS select by more than one field: neither `sops` nor Flux reads the file");
        }
    }

    private static void CheckValues(Field root, SopsSelection selection, RuleContext context)
    {
        var clear = new List<Field>();
        var broken = new List<Field>();
        var outside = new List<Field>();
        var seen = new Dictionary<string, Field>(StringComparer.Ordinal);
        foreach (var (value, path) in Leaves(root))
        {
            var text = value.Text!;
            var isEncrypted = SopsValue.IsWhole(text);
            if (isEncrypted && seen.TryGetValue(text, out var first) && KeysOf(first) != KeysOf(value))
            {
                context.Report(value, $"the encrypted value of `{first.Path}` was copied here: its path is part of the seal, so it cannot be decrypted", related: [new RelatedPlace(first.KeyOrigin.Place, "the same value")]);
            }

            seen.TryAdd(text, value);
            var list = (selection.Encrypts(path), isEncrypted, SopsValue.Begins(text)) switch
            {
                (true, false, true) => broken,
                (true, false, false) => clear,
                (false, true, _) => outside,
                _ => null,
            };
            list?.Add(value);
        }

        Report(clear, "in clear, though the metadata of SOPS say that it is encrypted: everybody reads it, and neither `sops` nor Flux can decrypt the file");
        Report(broken, "cut off or changed: it is no encrypted value any more, and neither `sops` nor Flux can decrypt the file");
        Report(outside, $"encrypted, though {(selection.Rule.Key is null ? "the metadata of SOPS say" : $"`{selection.Rule.Key}` of the metadata says")} that it is not: nobody decrypts it");

        void Report(List<Field> values, string what)
        {
            if (values.Count > 0)
            {
                context.Report(values[0], $"`{values[0].Path}` {(values.Count > 1 ? $"and {values.Count - 1} more stand" : "stands")} here {what}");
            }
        }
    }

    /// <summary>Every value that SOPS would encrypt or leave, with the keys on its way: an item of a list has those of the list. Nulls and empty texts stay as they are.</summary>
    private static IEnumerable<(Field Value, List<string> Path)> Leaves(Field root)
    {
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        return root.Fields.Where(f => f.Key != "sops").SelectMany(f => Below(f, [f.Key!]));

        IEnumerable<(Field Value, List<string> Path)> Below(Field field, List<string> path)
        {
            if (field.Node is null || !seen.Add(field.Node))
            {
                return [];
            }

            return field.Scalar is not null
                ? field.Text is { Length: > 0 } ? [(field, path)] : []
                : field.Items.SelectMany(i => Below(i, path)).Concat(field.Fields.SelectMany(f => Below(f, [.. path, f.Key!])));
        }
    }

    private static string KeysOf(Field field)
    {
        var keys = new List<string>();
        for (var at = field; at is not null; at = at.Parent)
        {
            if (at.Key is not null)
            {
                keys.Add(at.Key);
            }
        }

        return string.Join('\n', keys);
    }
}
