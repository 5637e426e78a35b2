using System.Collections.Concurrent;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>The schemas of one CRD. They are large: one is read when an object of its version is met. Safe for several threads.</summary>
/// <param name="crd">The root of the CRD.</param>
/// <param name="resolver">Finds the schema of <c>metadata</c>.</param>
internal sealed class CustomSchemas(Field crd, Func<string, SchemaNode> resolver)
{
    private readonly ConcurrentDictionary<string, Lazy<SchemaNode?>> _read = new(StringComparer.Ordinal);

    /// <summary>The schema of a version, or null when the CRD does not have it.</summary>
    public SchemaNode? Of(string version) => _read.GetOrAdd(version, v => new Lazy<SchemaNode?>(() => CustomResourceDefinition.Kinds(crd, resolver, v).FirstOrDefault()?.Schema)).Value;
}
