using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>FX606: a setter comment that image-automation-controller does not read.</summary>
public sealed partial class InvalidPolicyMarker : FileRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX606",
        Name = "invalid-policy-marker",
        Title = "An image policy marker that Flux does not read",
        Level = Level.Error,
        Fix = FixSafety.Safe,
        Why = """
            image-automation-controller finds the values to update by comments such as `# {"$imagepolicy": "flux-system:podinfo"}`. The comment must be
            strict JSON with nothing around it, stand beside the value (or above a list item), name the policy as `namespace:name`, and end with nothing,
            `:tag`, `:name` or `:digest`. Anything else is taken for an ordinary comment: no error, no update. The fix repairs quotes and blanks.
            """,
        Sources = ["https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources", "https://github.com/fluxcd/image-automation-controller/blob/v1.2.0/internal/update/setters.go"],
    };

    /// <inheritdoc/>
    public override void Check(SourceFile file, RuleContext context)
    {
        PolicyMarkers? markers = null;
        foreach (var comment in file.Yaml.Comments)
        {
            if (!comment.Text.Contains("imagepolicy", StringComparison.OrdinalIgnoreCase) || Start().Match(comment.Text) is not { Success: true })
            {
                continue;
            }

            var place = new Place(file.Yaml.Source, comment.Span);
            if (PolicyMarkers.Read(comment.Text) is not { } marker)
            {
                var repaired = Repair(comment.Text);
                context.Report(
                    place,
                    "the image policy marker is not the JSON that Flux reads: it is taken for an ordinary comment and nothing is updated",
                    label: repaired is null ? """write # {"$imagepolicy": "namespace:name"}""" : $"write # {repaired}",
                    fixes: Fixes(file, comment, repaired));
            }
            else if (Wrong(marker) is { } wrong)
            {
                context.Report(place, $"the image policy marker names `{marker}`: {wrong}", fixes: Fixes(file, comment, Repair(comment.Text)));
            }
            else if ((markers ??= new PolicyMarkers(file)).ValueOf(comment) is null)
            {
                context.Report(
                    place,
                    comment.IsAlone
                        ? "the image policy marker stands on a line of its own: Flux reads it only beside the value"
                        : "the image policy marker stands beside a mapping or a list: Flux updates scalars only");
            }
        }
    }

    private static string? Repair(string comment)
    {
        var name = string.Concat(Loose().Match(comment).Groups["name"].Value.Where(c => !char.IsWhiteSpace(c)));
        return Wrong(name) is null ? $$"""{"$imagepolicy": "{{name}}"}""" : null;
    }

    private static IReadOnlyList<Fix?> Fixes(SourceFile file, Comment comment, string? repaired) =>
        repaired is null ? [] : [Fix.Safe("repair the marker", new SourceEdit(file.Yaml.Source, new TextEdit(comment.Span, $"# {repaired}")))];

    /// <summary>What is wrong with the text of a marker, or null.</summary>
    internal static string? Wrong(string marker)
    {
        var parts = marker.Split(':');
        return parts switch
        {
            _ when Array.Exists(parts, p => p.Length == 0 || p.AsSpan().ContainsAny(" \t")) => "there must be no empty part and no blank in it",
            { Length: 1 } => "the namespace is missing, write `namespace:name`",
            { Length: > 3 } => "it has too many parts, write `namespace:name` or `namespace:name:tag`",
            [_, _, not ("tag" or "name" or "digest")] => $"`:{parts[2]}` is no part of an image, only `:tag`, `:name` and `:digest` are",
            _ => null,
        };
    }

    /// <summary>What only a marker begins with: a brace, the dollar, or the word with a sign behind it. Prose may speak of ImagePolicies.</summary>
    [GeneratedRegex(@"^[\s#]*(\{\s*[""']?\$?imagepolicy\b|[""']?\$imagepolicy\b|[""']?imagepolicy[""']?\s*[:=])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"^[\s#]*\{?\s*[""']?\$?imagepolicy[""']?\s*[:=]\s*[""']?\s*(?<name>[\w.-]+\s*:\s*[\w.-]+?(:[a-z]+)?)\s*[""']?\s*\}?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
