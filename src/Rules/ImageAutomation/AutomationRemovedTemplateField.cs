using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX610: a commit message template that uses what Flux 2.7 removed.</summary>
public sealed partial class AutomationRemovedTemplateField : ObjectRule<FluxImageUpdateAutomation>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX610",
        Name = "automation-removed-template-field",
        Title = "A commit message template that uses `.Updated` or `.Changed.ImageResult`",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Since = new FluxVersion(2, 7),
        Why = """
            Flux 2.7 removed `.Updated` and `.Changed.ImageResult` from the data of `messageTemplate`. The API server does not look into templates, so
            the object is accepted; the mistake shows when the next image is found, and then no commit is made at all. `.Changed.FileChanges` replaces
            `.Updated.Files`, `.Changed.Objects` replaces `.Updated.Objects`; what was printed from `.Updated.Images` is in `.Changed.Changes`
            (`.OldValue`, `.NewValue`). The fix is offered where only the keys are used, because the values have another shape.
            """,
        Sources = ["https://fluxcd.io/flux/components/image/imageupdateautomations/#message-template", "https://github.com/fluxcd/image-automation-controller/blob/v1.2.0/internal/source/source.go"],
    };

    /// <inheritdoc/>
    public override void Check(FluxImageUpdateAutomation flux, RuleContext context)
    {
        var template = flux.Git.At("commit", "messageTemplate");
        if (template.Scalar is not { } scalar)
        {
            return;
        }

        foreach (Match action in Action().Matches(scalar.Value))
        {
            foreach (Match removed in Removed().Matches(action.Value))
            {
                var place = scalar.PlaceOf(new TextSpan(action.Index + removed.Index, removed.Length));
                var replacement = removed.Groups["member"].Value switch { "Files" => ".Changed.FileChanges", "Objects" => ".Changed.Objects", _ => null };
                var onlyKeys = replacement is not null && RangeOverKeys().IsMatch(action.Value) && place.Span != scalar.Origin.Span;
                context.Report(
                    place,
                    $"`{removed.Value}` was removed in Flux 2.7: the automation makes no commit any more",
                    label: replacement is null ? "use .Changed.Changes with .OldValue and .NewValue" : $"use {replacement}",
                    fixes: onlyKeys ? [Fix.Safe($"use `{replacement}`", new SourceEdit(place.Source, new TextEdit(place.Span, replacement!)))] : []);
            }
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Action();

    [GeneratedRegex(@"(?<![\w)])(\.Updated|\.Changed\.ImageResult)(\.(?<member>\w+))?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Removed();

    [GeneratedRegex(@"\brange\s+\$\w+\s*,\s*\$_\s*:=", RegexOptions.CultureInvariant)]
    private static partial Regex RangeOverKeys();
}
