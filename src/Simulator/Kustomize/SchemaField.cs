using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Merging;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// The <c>openapi</c> field: a schema from a file, or a built-in version. The first kustomization on the way down that has one
/// decides for the whole build (kyaml/openapi/openapi.go:SetSchema).
/// </summary>
internal static class SchemaField
{
    private const string BuiltInVersion = "v1.21.2";

    /// <summary>
    /// True for an object whose scope upstream has looked for in the built-in schema, which then stays beside the new one: a kind
    /// that its shortcut for known kinds does not have (kyaml/openapi/openapi.go:isInitSchemaNeededForNamespaceScopeCheck).
    /// </summary>
    private static bool UsesBuiltIn(KustomizeResource resource) => OpenApiSchema.BuiltIn.Types.ForKind(resource.ApiVersion, resource.Kind) is null;

    /// <summary>Takes over the schema that a kustomization names, unless one is in force.</summary>
    /// <param name="kustomization">The kustomization.</param>
    /// <param name="files">Its directory.</param>
    /// <param name="into">What is built.</param>
    /// <param name="keepsBuiltIn">True when the built-in schema stays beside it in any case.</param>
    public static void Apply(KustomizationFile kustomization, BuildFiles files, Accumulation into, bool keepsBuiltIn)
    {
        if (kustomization.Map("openapi") is not { } field)
        {
            return;
        }

        var path = field["path"] as YamlScalar;
        var file = path is null ? null : files.Read(path.Value, path.Origin, into.Errors);
        if (into.Schema is not null || (path is not null && file is null))
        {
            return;
        }

        var version = field["version"] as YamlScalar;
        if (path is not null && version is not null)
        {
            into.Errors.Add("builtin version and custom schema provided, cannot use both", version.Origin);
        }
        else if (file is not null)
        {
            if (file.Yaml is { Error: null, Documents: [{ Root: YamlMap document }, ..] })
            {
                into.Schema = OpenApiSchema.From(document, keepsBuiltIn || into.Resources.Resources.Any(UsesBuiltIn));
            }
            else
            {
                into.Errors.Add($"invalid schema file: '{path!.Value}' is no mapping", path.Origin);
            }
        }
        else if (version is { Value.Length: > 0 })
        {
            if (version.Value == BuiltInVersion)
            {
                into.Schema = OpenApiSchema.BuiltIn;
            }
            else
            {
                into.Errors.Add("the specified OpenAPI version is not built in", version.Origin);
            }
        }
    }
}
