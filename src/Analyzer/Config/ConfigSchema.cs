using Dryflux.Rules.Engine;
using Newtonsoft.Json;
using Newtonsoft.Json.Converters;
using Newtonsoft.Json.Serialization;
using NJsonSchema;
using NJsonSchema.Generation;
using NJsonSchema.Generation.TypeMappers;

namespace Dryflux.Analyzer.Config;

/// <summary>The JSON Schema of <c>.dryflux.yaml</c>, for editors: generated from <see cref="ConfigFile"/> and the rule catalogue.</summary>
internal static class ConfigSchema
{
    /// <summary>The schema as JSON.</summary>
    public static string Json()
    {
        var level = new JsonSchema { Type = JsonObjectType.String, Description = "The level of a rule's findings; off turns the rule off." };
        foreach (var word in (string[])["off", "note", "warning", "error"])
        {
            level.Enumeration.Add(word);
        }

        var settings = new JsonSchemaGeneratorSettings
        {
            DefaultReferenceTypeNullHandling = ReferenceTypeNullHandling.NotNull,
            SerializerSettings = new JsonSerializerSettings
            {
                ContractResolver = new CamelCasePropertyNamesContractResolver(),
                Converters = [new StringEnumConverter(new CamelCaseNamingStrategy())],
            },
            TypeMappers = [new ObjectTypeMapper(typeof(IReadOnlyDictionary<string, RuleSetting>), Rules(level))],
        };
        var schema = JsonSchema.FromType<ConfigFile>(settings);
        schema.Title = "dryflux configuration";
        schema.Definitions["Level"] = level;
        var (name, rules) = schema.Definitions.Single(d => d.Value.Properties.ContainsKey(RuleCatalog.All[0].Info.Id));
        schema.Definitions.Remove(name);
        schema.Definitions["Rules"] = rules;

        // Written without quotes, 2.9 is a number to YAML.
        foreach (var properties in (IDictionary<string, JsonSchemaProperty>[])[schema.Properties, schema.Definitions["ConfigCluster"].Properties])
        {
            properties["fluxVersion"].Type = JsonObjectType.String | JsonObjectType.Number;
            properties["kubernetesVersion"].Type = JsonObjectType.String | JsonObjectType.Number;
        }

        schema.Properties["version"].Enumeration.Add(1);
        AllowVariableList(schema.Definitions["ConfigExternals"].Properties["variables"]);
        return schema.ToJson().ReplaceLineEndings("\n") + "\n";
    }

    private static JsonSchema Rules(JsonSchema level)
    {
        var rules = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = false };
        foreach (var rule in RuleCatalog.All.Select(r => r.Info))
        {
            foreach (var key in (string[])[rule.Id, rule.Name])
            {
                var setting = new JsonSchemaProperty { Description = rule.Title };
                setting.OneOf.Add(new JsonSchema { Reference = level });
                setting.OneOf.Add(Mapping(rule, level));
                rules.Properties[key] = setting;
            }
        }

        return rules;
    }

    private static JsonSchema Mapping(RuleInfo rule, JsonSchema level)
    {
        var mapping = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = false };
        mapping.Properties["level"] = new JsonSchemaProperty { Reference = level };
        foreach (var option in rule.Options)
        {
            mapping.Properties[option.Name] = new JsonSchemaProperty
            {
                Type = JsonObjectType.String | JsonObjectType.Number | JsonObjectType.Boolean,
                Description = $"{option.Description} Default: {option.Default}.",
                Pattern = option.Pattern,
            };
        }

        return mapping;
    }

    private static void AllowVariableList(JsonSchemaProperty variables)
    {
        var map = new JsonSchema
        {
            Type = JsonObjectType.Object,
            AdditionalPropertiesSchema = new JsonSchema { Type = JsonObjectType.String | JsonObjectType.Number | JsonObjectType.Boolean | JsonObjectType.Null },
        };
        variables.Type = JsonObjectType.None;
        variables.AdditionalPropertiesSchema = null;
        variables.OneOf.Add(map);
        variables.OneOf.Add(new JsonSchema { Type = JsonObjectType.Array, Item = new JsonSchema { Type = JsonObjectType.String } });
    }
}
