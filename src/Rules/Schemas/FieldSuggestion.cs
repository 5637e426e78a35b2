using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Schemas;

/// <summary>Tells of a field that a schema does not have, and what may have been meant.</summary>
internal static class FieldSuggestion
{
    public static Violation Unknown(Field field, Field map, SchemaNode schema)
    {
        var key = field.Key!;
        var nearest = NearestWord.Find(key, schema.Properties.Keys.Where(k => !map[k].IsWritten));
        var holder = nearest is null ? schema.Properties.Where(p => p.Value.Resolved.Properties.ContainsKey(key)).Select(p => p.Key).Order(StringComparer.Ordinal).ToList() : [];
        return new Violation(ViolationKind.Unknown, field, $"there is no field `{field.Path}`", schema)
        {
            Nearest = nearest,
            Advice = nearest is not null ? $"did you mean `{nearest}`?" : holder is [var only] ? $"it belongs below `{only}`" : null,
        };
    }
}
