using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Overlays;

/// <summary>FX226: fields of a kustomization file that kustomize is going to drop.</summary>
public sealed class DeprecatedKustomizeField : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX226",
        Name = "deprecated-kustomize-field",
        Title = "A field of a kustomization file that kustomize deprecated",
        Level = Level.Warning,
        Fix = FixSafety.Safe,
        Why = """
            `bases`, `patchesStrategicMerge`, `patchesJson6902`, `commonLabels`, `imageTags` and `vars` still work and are to go with the next version of
            the kustomization file. kustomize says so on standard error, which Flux does not show.

            The fix keeps what is built the same: `bases` come after `resources`, merge patches before `patches`, JSON patches after them. JSON patches
            ran after names, namespace and labels were changed, and as `patches` run before; where a file changes those, the fix must be asked
            for. `commonLabels` is a note, as its successor `labels` wants a decision: with `includeSelectors` it does the same, and the selectors of
            Deployments cannot be changed later; without it labels can be changed freely. `vars` need a person to write `replacements`.
            """,
        Sources = ["https://github.com/kubernetes-sigs/kustomize/blob/master/api/types/kustomization.go (CheckDeprecatedFields)", "https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        // kustomize reads the first document alone.
        if (document.Role != DocumentRole.KustomizationFile || document.Yaml.Index != 0 || document.Field.Map is not { } map)
        {
            return;
        }

        var file = document.Field;
        var patches = new Lazy<Fix?>(() => new PatchesRewrite(file, document.File.Path.Parent, context.Workspace.Repository).Fix());
        Report(file["bases"], "`resources` takes directories too", MoveList(map, file["bases"], file["resources"]));
        Report(file["patchesStrategicMerge"], "`patches` takes merge patches too", patches);
        Report(file["patchesJson6902"], "`patches` takes JSON patches too", patches);
        Report(file["imageTags"], "`images` has the same items", MoveList(map, file["imageTags"], file["images"]));
        Report(file["vars"], "`replacements` copy values from one object to another", null);
        Report(file["commonLabels"], "`labels` does the same with `includeSelectors: true`, and leaves selectors alone without it", new Lazy<Fix?>(() => ToLabels(file["commonLabels"], file["labels"])), Level.Note);

        void Report(Field field, string instead, Lazy<Fix?>? fix, Level level = Level.Warning)
        {
            if (field.Exists)
            {
                context.ReportKey(field, $"`{field.Key}` is deprecated: {instead}", level, fixes: fix?.Value);
            }
        }
    }

    /// <summary>kustomize appends the items of the old field to those of the new one (kustomization.go:FixKustomization).</summary>
    private static Lazy<Fix?> MoveList(YamlMap map, Field from, Field to) => new(() => (from, to) switch
    {
        ({ Entry: { } entry }, { IsWritten: false }) => Fix.Safe($"write `{to.Key}`", YamlEdit.RenameKey(entry, to.Key!)),
        ({ Entry: { } entry, List: { Items.Count: > 0 } items }, { List: { Items.Count: > 0 } list }) => Fix.Safe(
            $"move to `{to.Key}`",
            YamlListEdit.InsertItems(list, list.Items.Count, [.. items.Items.Select(Text)]),
            YamlEdit.Remove(map, entry)),
        _ => null,
    });

    private static string Text(YamlNode item)
    {
        var source = item.Origin.Source;
        var indent = source.Position(item.Origin.Span.Start).Column - 1;
        var lines = source.Slice(item.Origin.Span).ToString().ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select((line, i) => i == 0 || line.Length <= indent ? line : line[indent..]));
    }

    private static Fix? ToLabels(Field commonLabels, Field labels)
    {
        if (labels.IsWritten || commonLabels is not { Map: { Origin.IsVerbatim: true, Entries.Count: > 0 } pairs, Entry: { } entry })
        {
            return null;
        }

        var source = pairs.Origin.Source;
        var edits = new List<SourceEdit?> { Replace(source, entry.Key.Origin.Span, $"labels:{source.NewLine}  - includeSelectors: true{source.NewLine}    pairs") };
        for (var line = entry.Key.Origin.Place.Start.Line + 1; line <= pairs.Origin.Place.End.Line; line++)
        {
            var text = source.LineSpan(line);
            if (!source.Slice(text).IsWhiteSpace())
            {
                edits.Add(Replace(source, new TextSpan(text.Start, 0), "    "));
            }
        }

        return Fix.Ask("write `labels` with `includeSelectors: true`", edits);
    }

    private static SourceEdit Replace(SourceText source, TextSpan span, string text) => new(source, new TextEdit(span, text));
}
