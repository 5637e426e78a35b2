using Dryflux.Manifests.Resources;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>Finds the Secret that an object refers to. Its keys can be read even when SOPS encrypted its values.</summary>
internal static class SecretsInGit
{
    /// <summary>
    /// The Secret of that name with data, in the cluster when the object is judged as applied; else when the repository has it once: null when
    /// there is none or overlays give several.
    /// </summary>
    public static Resource? Find(RuleContext context, string @namespace, string name)
    {
        if (context.Cluster is { } cluster)
        {
            return cluster.Object("", "Secret", @namespace, name)?.Resource is { } applied && HasData(applied) ? applied : null;
        }

        var secrets = context.Workspace.Files.SelectMany(f => f.Documents).SelectMany(d => d.Resources)
            .Where(r => SecretData.IsSecret(r) && r.Id.Name == name && r.Id.Namespace == @namespace)
            .Take(2)
            .ToList();
        return secrets is [var only] && HasData(only) ? only : null;
    }

    private static bool HasData(Resource secret) => secret.Field.Fields.Any(f => f.Key is "data" or "stringData");

    /// <summary>True when the Secret has the key, encrypted or not.</summary>
    public static bool Has(Resource secret, string key) => secret.Field["data"][key].IsWritten || secret.Field["stringData"][key].IsWritten;
}
