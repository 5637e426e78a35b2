using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer.Config;

/// <summary>Reads <c>externals</c>.</summary>
/// <param name="mistakes">Where mistakes go.</param>
internal sealed class ExternalsReader(Mistakes mistakes)
{
    /// <summary>What the mapping says.</summary>
    public ConfigExternals Read(Field map)
    {
        var externals = new ConfigExternals();
        foreach (var field in mistakes.Fields(map, "namespaces", "configMaps", "secrets", "serviceAccounts", "sources", "crds", "variables"))
        {
            externals = field.Key switch
            {
                "namespaces" => externals with { Namespaces = mistakes.Texts(field) },
                "configMaps" => externals with { ConfigMaps = Parts(field, "namespace/name") },
                "secrets" => externals with { Secrets = Parts(field, "namespace/name") },
                "serviceAccounts" => externals with { ServiceAccounts = Parts(field, "namespace/name") },
                "sources" => externals with { Sources = Parts(field, "Kind/namespace/name") },
                "crds" => externals with { Crds = mistakes.Texts(field) },
                _ => externals with { Variables = Variables(field) },
            };
        }

        return externals;
    }

    private IReadOnlyList<string> Parts(Field list, string shape)
    {
        foreach (var item in list.Items.Where(i => i.Text is not null))
        {
            mistakes.CheckShape(item.Origin.Place, item.Text!, shape);
        }

        return mistakes.Texts(list);
    }

    private Dictionary<string, string?> Variables(Field field)
    {
        if (field.List is not null)
        {
            return mistakes.Texts(field).Distinct(StringComparer.Ordinal).ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        }

        var variables = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var variable in mistakes.Fields(field))
        {
            variables[variable.Key!] = variable.Text;
            if (variable.Exists && variable.Scalar is null)
            {
                mistakes.Add(variable, $"{Mistakes.Name(variable)} must be a text or null");
            }
        }

        return variables;
    }
}
