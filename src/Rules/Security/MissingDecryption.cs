using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX812: encrypted text that Flux does not decrypt.</summary>
public sealed class MissingDecryption : ClusterRule
{
    private const string Switch = "kustomize.toolkit.fluxcd.io/decrypt";
    private const int Shown = 20;

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX812",
        Name = "missing-decryption",
        Title = "Objects that SOPS encrypted under a Kustomization that does not decrypt",
        Level = Level.Error,
        Why = """
            kustomize-controller decrypts only with `spec.decryption.provider: sops`, on each Flux Kustomization: a child does not have it from its
            parent. Without it an encrypted Secret fails the whole apply with `SOPS encrypted, configuring decryption is required`; any other object is
            sent as it is and refused for its unknown field `sops`. Files of a configMapGenerator are never decrypted: their cipher text becomes the
            value, and the application starts with it. The keys stand in the Secret of `decryption.secretRef`, under any names that end in `.agekey`
            (age) or `.asc` (PGP).

            Objects with the annotation `kustomize.toolkit.fluxcd.io/decrypt: disabled` are left out.
            """,
        Sources = ["https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption", "https://github.com/fluxcd/kustomize-controller/blob/v1.9.4/internal/decryptor/decryptor.go"],
    };

    /// <inheritdoc/>
    public override void Check(Cluster cluster, RuleContext context)
    {
        foreach (var component in cluster.Components.Where(c => c.Kustomization is not null))
        {
            var decrypts = component.Kustomization!.Decryption["provider"].Text == "sops";
            var encrypted = decrypts ? [] : component.Objects.Where(o => Sops.IsEncrypted(o.Resource.Field) && !IsSwitchedOff(o.Resource.Field)).ToList();
            if (encrypted.Count > 0)
            {
                context.For(component, cluster).ReportKey(
                    component.Flux.Spec,
                    $"SOPS encrypted {encrypted[0].Id.Kind} `{encrypted[0].Id.Name}`{(encrypted.Count == 1 ? "" : $" and {encrypted.Count - 1} more")}, and Kustomization `{component.Id.Name}` has no `decryption`: the apply fails",
                    related: [.. encrypted.Take(Shown).Select(o => new RelatedPlace(o.Resource.Field.At("sops", "mac").KeyOrigin.Place, $"{o} is encrypted"))]);
            }

            foreach (var rendered in component.Objects.Where(o => o.Id is { Group: "", Kind: "ConfigMap" } && !Sops.IsEncrypted(o.Resource.Field)))
            {
                CheckData(rendered, cluster, context);
            }
        }
    }

    private static void CheckData(RenderedObject rendered, Cluster cluster, RuleContext context)
    {
        foreach (var datum in rendered.Resource.Field["data"].Fields.Where(d => d.Text is { } text && Sops.IsEncrypted(text)))
        {
            context.For(rendered, cluster).Report(datum, $"`{datum.Key}` of ConfigMap `{rendered.Id.Name}` is cipher text: Flux decrypts whole objects and files of a secretGenerator, not this");
        }
    }

    // internal/decryptor/decryptor.go:IsDecryptionDisabled
    private static bool IsSwitchedOff(Field root) => string.Equals(root.At("metadata", "annotations")[Switch].Text, "disabled", StringComparison.OrdinalIgnoreCase);
}
