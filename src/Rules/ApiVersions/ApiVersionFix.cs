using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ApiVersions;

/// <summary>
/// The change of an apiVersion together with the fields that the new version does not have. Where one of those cannot be moved, or moving
/// it may change the meaning, a person must decide first, so the change is only offered.
/// </summary>
internal static class ApiVersionFix
{
    public static Fix? To(FluxApiVersion version, ApiReference reference, SourceDocument document, RuleContext context)
    {
        var title = $"change {reference.Kind} to `{version.Version}`";
        var safety = FixSafety.Safe;
        var fields = reference.IsObject ? DroppedField.In(reference, version).ToList() : [];
        var edits = new List<SourceEdit?> { reference.Rename(version.Version) };
        foreach (var field in fields)
        {
            if (field.Replace(document, context) is not { } replacement)
            {
                return Fix.Ask($"{title}, which has no `{field.Path}`", reference.Rename(version.Version));
            }

            // Both forms of patches are moved by one and the same edits.
            var others = replacement.Edits.Where(e => !edits.Contains(e)).ToList();
            edits.AddRange(others);
            title = others.Count > 0 ? $"{title}, {replacement.Title}" : title;
            safety = replacement.Safety == FixSafety.Ask ? FixSafety.Ask : safety;
        }

        return safety == FixSafety.Safe ? Fix.Safe(title, edits) : Fix.Ask(title, edits);
    }
}
