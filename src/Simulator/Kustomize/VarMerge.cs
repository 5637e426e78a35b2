using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>Gathers vars: each is tied to its object where it is declared, and resolved at the very end (api/internal/accumulator/resaccumulator.go:MergeVars).</summary>
internal static class VarMerge
{
    /// <summary>Adds the vars of a kustomization.</summary>
    public static void Add(Accumulation into, IEnumerable<YamlMap> vars)
    {
        var own = vars.ToList();
        foreach (var one in own)
        {
            var target = Target(one, into);
            var hasNamespace = target.Namespace.Length > 0 || target.IsClusterScoped;
            var found = into.Resources.FindByAnyId(id => hasNamespace ? target.IsSameObject(id) : target.HasSameKindAndName(id));
            if (found.Count > 1)
            {
                into.Errors.Add($"found {found.Count} resId matches for var {Name(one)} {target} (unable to disambiguate)", one.Origin);
            }
            else if (found.Count == 1)
            {
                found[0].AddVarName(Name(one));
            }
        }

        Merge(into, own);
    }

    /// <summary>Adds vars that a base has gathered.</summary>
    public static void Merge(Accumulation into, IEnumerable<YamlMap> vars)
    {
        foreach (var one in vars)
        {
            if (into.Vars.Exists(v => Name(v) == Name(one)))
            {
                into.Errors.Add($"var '{Name(one)}' already encountered", (one["name"] ?? one).Origin);
            }
            else
            {
                into.Vars.Add(one);
            }
        }
    }

    private static string Name(YamlMap one) => one.Text("name") ?? "";

    private static KustomizeId Target(YamlMap one, Accumulation into)
    {
        var reference = one["objref"] as YamlMap ?? new YamlMap(one.Origin);
        var (group, version) = reference.Text("apiVersion") is { Length: > 0 } apiVersion
            ? ResourceId.SplitApiVersion(apiVersion)
            : (reference.Text("group") ?? "", reference.Text("version") ?? "");
        var kind = reference.Text("kind") ?? "";
        return new KustomizeId(
            group,
            version,
            kind,
            reference.Text("name") ?? "",
            reference.Text("namespace") ?? "",
            (into.Schema ?? Merging.OpenApiSchema.BuiltIn).IsClusterScoped(group, version, kind));
    }
}
