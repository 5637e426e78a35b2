using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Schemas;

namespace Dryflux.Rules.ApiVersions;

/// <summary>FX109: names, labels and annotations that the API server refuses.</summary>
public sealed class InvalidMetadata : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX109",
        Name = "invalid-metadata",
        Title = "A name, namespace, label or annotation key that the API server refuses",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Why = """
            Names and namespaces are lower-case letters, digits and `-` (most names may hold `.` too); label keys, label values and annotation keys
            have their own form, with at most 63 characters behind the prefix. The API server refuses everything else, and the whole Kustomization
            with it.

            A label value is text. `version: 1.10` or `enabled: true` without quotes is a number or a boolean. The API server refuses it in an object and in a
            pod template, and where Flux adds labels of its own it gets there no more: controllers that read labels as text find none at all, and
            Flux drops all labels of the object without a word. Annotations of the object itself are safe, kustomize makes them text.
            """,
        Sources =
        [
            "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
            "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set",
            "https://github.com/fluxcd/pkg/blob/main/ssa/manager.go",
        ],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var judged in SchemaVerdicts.Of(workspace).Objects)
        {
            var report = SchemaVerdicts.Context(judged, context);
            if (judged.Document is not { File.IsUsed: true } && (judged.Rendered is not null || judged.Schema is not null))
            {
                CheckNames(judged.Resource, judged.Rendered is null, report);
            }

            foreach (var metadata in MetadataIn(judged.Resource.Field))
            {
                // What a custom resource holds may be a template for its controller.
                var mayBeTemplate = judged.Rendered is null || (judged.Schema is null && metadata.Parent!.Parent is not null);
                CheckLabels(metadata["labels"], mayBeTemplate, report);
                CheckKeys(metadata["annotations"], report);
            }
        }
    }

    /// <summary>The object's own metadata and that of the objects made from templates in it.</summary>
    private static IEnumerable<Field> MetadataIn(Field root) =>
    [
        root["metadata"],
        root.At("spec", "template", "metadata"),
        root.At("spec", "jobTemplate", "metadata"),
        root.At("spec", "jobTemplate", "spec", "template", "metadata"),
        .. root.At("spec", "volumeClaimTemplates").Items.Select(i => i["metadata"]),
    ];

    private static void CheckNames(Resource resource, bool mayBeTemplate, RuleContext context)
    {
        var metadata = resource.Field["metadata"];
        if (Known(metadata["name"], mayBeTemplate) is { } name && NameForm.Of(resource.Id) is var form && form.Mistake(name) is { } mistake)
        {
            context.Report(metadata["name"], $"`{name}` is no name for a {resource.Id.Kind}: {mistake}");
        }

        if (Known(metadata["namespace"], mayBeTemplate) is { Length: > 0 } @namespace && NameForm.Label.Mistake(@namespace) is { } fault)
        {
            context.Report(metadata["namespace"], $"`{@namespace}` is no name for a namespace: {fault}");
        }
    }

    private static void CheckLabels(Field labels, bool mayBeTemplate, RuleContext context)
    {
        CheckKeys(labels, context);
        foreach (var label in labels.Fields)
        {
            if (label.Scalar is not { } scalar || SchemaWalker.IsOpen(scalar) || (mayBeTemplate && IsPlaceholder(scalar.Value)))
            {
                continue;
            }

            ScalarKinds.Resolve(scalar, GoYaml.V3, out var value);
            if (value.Kind is ScalarKind.Integer or ScalarKind.Float or ScalarKind.Boolean or ScalarKind.Null)
            {
                var what = value.Kind switch { ScalarKind.Boolean => "a boolean", ScalarKind.Null => "null", _ => "a number" };
                var text = value.Kind == ScalarKind.Null ? "" : $": `{scalar.Value}`";
                context.Report(label, $"label `{label.Key}` is {what}, not text{text}", label: "quote it", fixes: value.Kind == ScalarKind.Null ? null : Quoted(scalar));
            }
            else if (QualifiedName.ValueMistake(value.Text) is { } mistake)
            {
                context.Report(label, $"`{scalar.Value}` is no value for label `{label.Key}`: {mistake}");
            }
        }
    }

    private static Fix? Quoted(YamlScalar scalar) => scalar.Origin.IsVerbatim ? Fix.Safe("quote it", YamlEdit.Quote(scalar)) : null;

    private static void CheckKeys(Field map, RuleContext context)
    {
        foreach (var field in map.Fields)
        {
            if (!field.Key!.HasVariable && QualifiedName.KeyMistake(field.Key!) is { } mistake)
            {
                context.ReportKey(field, $"`{field.Key}` is no key for {(map.Key == "labels" ? "a label" : "an annotation")}: {mistake}");
            }
        }
    }

    /// <summary>The text of a field; null when something fills it in later, be it a variable of kustomize.</summary>
    private static string? Known(Field field, bool mayBeTemplate) =>
        field.Scalar is { } scalar && !SchemaWalker.IsOpen(scalar) && !scalar.Value.Contains('$', StringComparison.Ordinal) && !(mayBeTemplate && IsPlaceholder(scalar.Value)) ? field.Text : null;

    /// <summary>True for what examples and templates leave to be filled in: <c>&lt;name&gt;</c>, <c>{{ name }}</c>.</summary>
    private static bool IsPlaceholder(string text) =>
        text.Contains("{{", StringComparison.Ordinal) || (text.IndexOf('<', StringComparison.Ordinal) is var open and >= 0 && text.IndexOf('>', open) > open);
}
