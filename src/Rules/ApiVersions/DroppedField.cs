using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Overlays;

namespace Dryflux.Rules.ApiVersions;

/// <summary>A field in an object that newer versions of its kind dropped.</summary>
/// <param name="Field">The field.</param>
/// <param name="Path">Its path in the kind, <c>[]</c> after a list.</param>
/// <param name="Versions">The versions that have it.</param>
internal sealed record DroppedField(Field Field, string Path, IReadOnlyList<string> Versions)
{
    /// <summary>The fields written in an object that some version dropped.</summary>
    public static IEnumerable<DroppedField> In(ApiReference reference) =>
        from dropped in FluxApis.DroppedFields(reference.Group, reference.Kind)
        from field in Written(reference.Holder, dropped.Path.Split('.'))
        select new DroppedField(field, dropped.Path, dropped.Versions);

    /// <summary>The fields written in an object that a certain version does not have.</summary>
    public static IEnumerable<DroppedField> In(ApiReference reference, FluxApiVersion version) =>
        In(reference).Where(f => !f.Versions.Contains(version.Version));

    /// <summary>The change that says the same with another field, or drops one that does nothing since Flux 2.0; null where the text does not allow it.</summary>
    public Fix? Replace(SourceDocument document, RuleContext context) => Field.Key switch
    {
        "valuesFile" => ReplaceValuesFile(),
        "patchesStrategicMerge" or "patchesJson6902" => new PatchesRewrite(Field.Parent!, document.File.Path.Parent, context.Workspace.Repository).Fix(),
        _ => Fix.Safe($"drop `{Field.Key}`", YamlEdit.Remove(Field)),
    };

    /// <summary>The key of the field that a path leads to.</summary>
    public static string KeyOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>What to do about it, in a few words.</summary>
    public string Advice => AdviceFor(KeyOf(Path));

    /// <summary>The same for the key of a field.</summary>
    public static string AdviceFor(string key) => key switch
    {
        "valuesFile" => "list the file in `valuesFiles`",
        "patchesStrategicMerge" or "patchesJson6902" => "`patches` takes both forms",
        "validation" => "drop it: kustomize-controller validates by a dry run at the API server",
        "gitImplementation" => "drop it: only go-git is left",
        "accessFrom" => "drop it: sources never honoured it",
        _ => "drop it",
    };

    private static IEnumerable<Field> Written(Field from, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return from.IsWritten ? [from] : [];
        }

        var key = path.Span[0];
        return key.EndsWith("[]", StringComparison.Ordinal)
            ? from[key[..^2]].Items.SelectMany(item => Written(item, path[1..]))
            : Written(from[key], path[1..]);
    }

    /// <summary>helm-controller merged <c>valuesFile</c> before the items of <c>valuesFiles</c>.</summary>
    private Fix? ReplaceValuesFile()
    {
        if (Field is not { Scalar: { Origin.IsVerbatim: true } file, Entry: { } entry, Parent: { Map: { } map } parent })
        {
            return null;
        }

        var text = file.Origin.Source.Slice(file.Origin.Span).ToString();
        return parent["valuesFiles"] switch
        {
            { IsWritten: false } => Fix.Safe("write `valuesFiles`", YamlEdit.ReplaceEntry(map, entry, $"valuesFiles:\n  - {text}")),
            { List: { Items.Count: > 0 } list } => Fix.Safe("move `valuesFile` into `valuesFiles`", YamlListEdit.InsertItems(list, 0, text), YamlEdit.Remove(map, entry)),
            _ => null,
        };
    }
}
