using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Flux.Substitution;

namespace Dryflux.Simulator.Flux.Clusters;

/// <summary>
/// Finds the variables of a Flux Kustomization: those of <c>substituteFrom</c> in what the cluster applies, later entries over earlier ones,
/// then its own. Values of Secrets stay unknown, in clear or encrypted, so that none can come to be printed.
/// </summary>
/// <param name="externals">What exists without being in Git.</param>
/// <param name="find">The object that a cluster applies, or null.</param>
/// <param name="findProducer">The object that an object is produced from, or null.</param>
internal sealed class VariableFinder(Externals externals, Func<ResourceId, RenderedObject?> find, Func<ResourceId, RenderedObject?> findProducer)
{
    /// <summary>The objects that <c>substituteFrom</c> names; other kinds are passed over, as Flux does.</summary>
    public static IEnumerable<(Field Entry, ResourceId Id)> References(FluxKustomization kustomization, string @namespace) =>
        kustomization.SubstituteFrom.Items
            .Where(e => e["kind"].Text is "ConfigMap" or "Secret")
            .Select(e => (e, new ResourceId("", "", e["kind"].Text!, @namespace, e["name"].Text ?? "")));

    /// <summary>What each entry of <c>substituteFrom</c> gives, in order.</summary>
    public IReadOnlyList<SubstituteSource> Sources(FluxKustomization kustomization, string @namespace) => [.. References(kustomization, @namespace).Select(r => Read(r.Entry, r.Id))];

    /// <summary>The variables that are not the Flux Kustomization's own, in the order in which Flux adds them.</summary>
    /// <param name="sources">What its <c>substituteFrom</c> gives.</param>
    public VariableSet Given(IReadOnlyList<SubstituteSource> sources)
    {
        var set = new VariableSet();
        foreach (var source in sources)
        {
            foreach (var variable in source.Variables)
            {
                set.Add(variable);
            }

            if (!source.IsComplete)
            {
                set.AddUnknownKeys(source.Id.ToString(), source.Entry["name"].Origin, source.Id.Kind == "Secret");
            }
        }

        // What the configuration or the command line says of values that are not in Git.
        var isAnyUnknown = sources.Any(s => s.Cause is not null);
        foreach (var (name, value) in externals.Variables.Where(_ => isAnyUnknown))
        {
            if (set.Find(name)?.Value is null)
            {
                set.Add(new Variable(name, value, "externals.variables", null));
            }
        }

        return set;
    }

    private SubstituteSource Read(Field entry, ResourceId id)
    {
        if (find(id) is { } rendered)
        {
            return id.Kind == "ConfigMap" ? OfConfigMap(entry, id, rendered.Resource.Field) : OfSecret(entry, id, rendered.Resource.Field);
        }

        if (findProducer(id) is { } producer)
        {
            var keys = UnknownData.KeysMadeBy(producer, id);
            return new SubstituteSource(entry, id, [.. (keys ?? []).Select(k => new Variable(k, null, id.ToString(), null, IsSecret: true))], keys is not null, UnknownData.MadeBy(producer, id));
        }

        return new SubstituteSource(entry, id, [], false, UnknownData.NotInGit(externals, id));
    }

    private static SubstituteSource OfConfigMap(Field entry, ResourceId id, Field map)
    {
        var isEncrypted = map["sops"].Exists;
        return new SubstituteSource(
            entry,
            id,
            [.. map["data"].Fields.Select(f => new Variable(f.Key!, isEncrypted && IsEncrypted(f) ? null : f.Text ?? "", id.ToString(), f.Node!.Origin))],
            true,
            isEncrypted ? $"the values of {id} are encrypted" : null);
    }

    private static SubstituteSource OfSecret(Field entry, ResourceId id, Field secret)
    {
        var variables = secret["data"].Fields.Concat(secret["stringData"].Fields).Select(f => new Variable(f.Key!, null, id.ToString(), f.Node!.Origin, IsSecret: true));
        var isEncrypted = secret["sops"].Exists || secret["data"].Fields.Concat(secret["stringData"].Fields).Any(IsEncrypted);
        return new SubstituteSource(entry, id, [.. variables], true, isEncrypted ? $"the values of {id} are encrypted" : $"the values of {id} are secret");
    }

    private static bool IsEncrypted(Field value) => value.Text is { } text && Encryption.IsValue(text);
}
