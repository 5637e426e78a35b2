using System.Text.Json;
using System.Text.RegularExpressions;
using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Kustomize;

namespace Dryflux.Tests.Kustomize;

/// <summary>The cases taken from upstream's test suite: the output byte for byte, or the words of the error.</summary>
public sealed class ConformanceTests
{
    [SharedFact]
    public void Every_case_builds_as_kustomize_does()
    {
        var root = Path.Combine(Paths.Shared!, "conformance/kustomize/cases");
        var only = Environment.GetEnvironmentVariable("DRYFLUX_CASES") ?? "";
        var failures = Directory.GetFiles(root, "case.json", SearchOption.AllDirectories)
            .Select(f => Path.GetDirectoryName(f)!)
            .Where(c => c.Contains(only, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .AsParallel()
            .AsOrdered()
            .Select(c => (Case: Path.GetRelativePath(root, c), Problem: Check(c)))
            .Where(r => r.Problem is not null)
            .Select(r => $"{r.Case}\n{r.Problem}")
            .ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} cases fail:\n{string.Join('\n', failures)}");
    }

    private static string? Check(string directory)
    {
        using var spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "case.json")));
        var options = spec.RootElement.TryGetProperty("options", out var given) ? given : default;
        var tree = Tree(Path.Combine(directory, "files"));
        if (spec.RootElement.TryGetProperty("emptyDirs", out var emptyDirectories))
        {
            foreach (var empty in emptyDirectories.EnumerateArray())
            {
                tree.AddDirectory(empty.GetString()!);
            }
        }

        var build = new KustomizeBuild(new Repository(tree), new BuildOptions(
            Text(options, "loadRestrictor") != "LoadRestrictionsNone",
            Text(options, "reorder") switch { "legacy" => Reorder.Legacy, "unspecified" => Reorder.Unspecified, _ => Reorder.None },
            options.ValueKind == JsonValueKind.Object && options.TryGetProperty("addManagedbyLabel", out var label) && label.GetBoolean(),
            // The version that a Go test program gives itself.
            ToolVersion: "(test)"));
        var result = build.Build(RepoPath.Parse(Text(spec.RootElement, "build") ?? "."));
        var errors = result.Errors;
        var text = result.Succeeded ? result.Print(out errors) : null;
        var expected = Path.Combine(directory, "expected.yaml");
        if (File.Exists(expected))
        {
            return text is null ? $"  {string.Join("\n  ", errors)}" : Compare(File.ReadAllText(expected), text);
        }

        if (text is not null)
        {
            return "  builds, but kustomize fails";
        }

        var message = string.Join('\n', errors);
        foreach (var wanted in spec.RootElement.TryGetProperty("error", out var list) ? list.EnumerateArray().ToList() : [])
        {
            var words = Text(wanted, "text") ?? "";
            if (Text(wanted, "match") switch { "contains" or "equal" => !message.Contains(words, StringComparison.Ordinal), "regexp" => !Regex.IsMatch(message, words), _ => false })
            {
                return $"  wanted: {words}\n  got: {message}";
            }
        }

        return null;
    }

    private static string? Compare(string expected, string actual) => expected == actual ? null : Snapshot.Diff(expected, actual);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static MemoryTree Tree(string directory)
    {
        var tree = new MemoryTree();
        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(directory, file);
            if (new FileInfo(file).LinkTarget is { } link)
            {
                tree.AddLink(path, link);
            }
            else
            {
                tree.Add(path, File.ReadAllBytes(file));
            }
        }

        return tree;
    }
}
