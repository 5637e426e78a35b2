using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>Adds the patches of the lock-down to the kustomization file that brings the controllers in.</summary>
internal static class LockdownPatch
{
    /// <summary>The fix; null where the file has no place for it.</summary>
    /// <param name="missing">The flags to add.</param>
    /// <param name="root">The Flux Kustomization that needs an account, or null.</param>
    /// <param name="file">The kustomization file, or null when there is none.</param>
    public static Fix? Fix(IReadOnlyList<LackingFlag> missing, Component? root, SourceDocument? file)
    {
        if (file?.Field.Map is not { } map)
        {
            return null;
        }

        var patches = missing.Select(m => Patch(
            "/spec/template/spec/containers/0/args/-",
            m.Flag == Lockdown.DefaultServiceAccount ? "--default-service-account=default" : $"--{m.Flag}=true",
            "Deployment",
            m.Controllers is [var only] ? only.Name : $"({string.Join('|', m.Controllers.Select(c => c.Name))})")).ToList();
        if (root is not null && !root.Flux.Spec["serviceAccountName"].Exists)
        {
            patches.Add(Patch("/spec/serviceAccountName", "kustomize-controller", "Kustomization", root.Id.Name));
        }

        var existing = file.Field["patches"];
        var edit = existing.IsWritten
            ? existing.List is { IsFlow: false } list ? YamlListEdit.InsertItems(list, list.Items.Count, patches) : null
            : YamlEdit.Add(map, $"patches:\n{string.Join('\n', patches.Select(p => $"  - {p.Replace("\n", "\n    ", StringComparison.Ordinal)}"))}");
        return Engine.Fix.Ask("add the patches of the lock-down", edit);
    }

    private static string Patch(string path, string value, string kind, string name) =>
        $"""
        patch: |
          - op: add
            path: {path}
            value: {value}
        target:
          kind: {kind}
          name: {name}
        """.ReplaceLineEndings("\n");
}
