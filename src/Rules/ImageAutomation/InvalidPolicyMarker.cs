using System.Text.Json;
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
        Dictionary<int, YamlNode>? values = null;
        foreach (var comment in file.Yaml.Comments)
        {
            if (!comment.Text.Contains("imagepolicy", StringComparison.OrdinalIgnoreCase) || Start().Match(comment.Text) is not { Success: true })
            {
                continue;
            }

            var place = new Place(file.Yaml.Source, comment.Span);
            if (Read(comment.Text) is not { } marker)
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
            else if (!IsOnScalar(file, comment, values ??= ValuesByLine(file)))
            {
                context.Report(
                    place,
                    comment.IsAlone
                        ? "the image policy marker stands on a line of its own: Flux reads it only beside the value"
                        : "the image policy marker stands beside a mapping or a list: Flux updates scalars only");
            }
        }
    }

    // kyaml fieldmeta/fieldmeta.go:processShortHand reads a map of strings and nothing else.
    private static string? Read(string comment)
    {
        try
        {
            using var json = JsonDocument.Parse(comment);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String)
                && json.RootElement.TryGetProperty("$imagepolicy", out var name) && name.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Repair(string comment)
    {
        var name = string.Concat(Loose().Match(comment).Groups["name"].Value.Where(c => !char.IsWhiteSpace(c)));
        return Wrong(name) is null ? $$"""{"$imagepolicy": "{{name}}"}""" : null;
    }

    private static IReadOnlyList<Fix?> Fixes(SourceFile file, Comment comment, string? repaired) =>
        repaired is null ? [] : [Fix.Safe("repair the marker", new SourceEdit(file.Yaml.Source, new TextEdit(comment.Span, $"# {repaired}")))];

    private static string? Wrong(string marker)
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

    /// <summary>True when the comment ends the line of a scalar, or stands alone right above a scalar item of a list.</summary>
    private static bool IsOnScalar(SourceFile file, Comment comment, Dictionary<int, YamlNode> values)
    {
        if (!comment.IsAlone)
        {
            return values.GetValueOrDefault(comment.Line) is YamlScalar;
        }

        var line = comment.Line + 1;
        while (file.Yaml.CommentOn(line) is { IsAlone: true })
        {
            line++;
        }

        return line <= file.Yaml.Source.LineCount
            && file.Yaml.Source.Slice(file.Yaml.Source.LineSpan(line)).TrimStart().StartsWith("- ")
            && values.GetValueOrDefault(line) is YamlScalar scalar && !IsKeyed(file, scalar);
    }

    private static bool IsKeyed(SourceFile file, YamlScalar scalar)
    {
        var line = file.Yaml.Source.LineSpan(scalar.Origin.Place.Start.Line);
        return !file.Yaml.Source.Slice(TextSpan.FromBounds(line.Start, scalar.Origin.Span.Start)).Trim().SequenceEqual("-");
    }

    /// <summary>The last value that begins on each line; a container only where nothing else does.</summary>
    private static Dictionary<int, YamlNode> ValuesByLine(SourceFile file)
    {
        var values = new Dictionary<int, YamlNode>();
        var seen = new HashSet<YamlNode>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<YamlNode>(file.Yaml.Documents.Select(d => d.Root));
        while (stack.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            switch (node)
            {
                case YamlMap map:
                    foreach (var entry in map.Entries)
                    {
                        // The key's line belongs to a container that begins below it.
                        values.TryAdd(entry.Key.Origin.Place.Start.Line, entry.Value);
                        stack.Push(entry.Value);
                    }

                    break;
                case YamlList list:
                    foreach (var item in list.Items)
                    {
                        stack.Push(item);
                    }

                    break;
                default:
                    // A plain or quoted scalar over several lines carries its comment on the last one.
                    values[node.Origin.Place.End.Line] = node;
                    break;
            }
        }

        return values;
    }

    [GeneratedRegex(@"^[\s#]*\{?\s*[""']?\$?imagepolicy\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Start();

    [GeneratedRegex(@"^[\s#]*\{?\s*[""']?\$?imagepolicy[""']?\s*[:=]\s*[""']?\s*(?<name>[\w.-]+\s*:\s*[\w.-]+?(:[a-z]+)?)\s*[""']?\s*\}?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
