using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;

namespace Dryflux.Rules.Security;

/// <summary>Finds the Secret that an object refers to. Its keys can be read even when SOPS encrypted its values.</summary>
internal static class SecretsInGit
{
    /// <summary>The Secret of that name, when the repository has it once and with data; null when there is none or overlays give several.</summary>
    public static Resource? Find(Workspace workspace, string @namespace, string name)
    {
        var secrets = workspace.Files.SelectMany(f => f.Documents).SelectMany(d => d.Resources)
            .Where(r => SecretData.IsSecret(r) && r.Id.Name == name && r.Id.Namespace == @namespace)
            .Take(2)
            .ToList();
        return secrets is [var only] && only.Field.Fields.Any(f => f.Key is "data" or "stringData") ? only : null;
    }

    /// <summary>True when the Secret has the key, encrypted or not.</summary>
    public static bool Has(Resource secret, string key) => secret.Field["data"][key].IsWritten || secret.Field["stringData"][key].IsWritten;
}
