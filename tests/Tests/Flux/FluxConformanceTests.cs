using System.Text;
using System.Text.Json;
using Dryflux.Manifests.Repo;

namespace Dryflux.Tests.Flux;

/// <summary>The scenarios of <c>flux build kustomization</c> with recorded output: that output byte for byte, or a failure that says what Flux says.</summary>
public sealed class FluxConformanceTests
{
    /// <summary>What is said instead where Flux tells of its own inside, of lines that no file has, or only of the first of several ways.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.Ordinal)
    {
        ["103-resource-in-kustomization-is-url-offline"] = "'http://127.0.0.1:9/x.yaml' is a remote file: a build without network cannot read it",
        ["110-output-int-keys"] = "app/a.yaml:6:3: kustomize build failed: the key 1 is not a text: put it in quotes (json: unsupported type: map[interface {}]interface {})",
        ["113-scan-component-subdir"] = "expected kind != 'Component' for path '/app/comp'",
        ["114-scan-empty-subkustomization"] = "app/sub/kustomization.yaml:1:1: kustomize build failed: kustomization.yaml is empty",
        ["131-subst-panic-substr"] = "panic: runtime error: slice bounds out of range [:-1]",
        ["141-duplicate-keys-in-resource"] = "app/a.yaml:7:3: kustomize build failed: yaml: unmarshal errors: line 7: mapping key \"k\" already defined at line 6",
        ["21-components-missing"] = "accumulating components: loader.New \"must build at directory: not a valid directory: evalsymlink failure on '/missing' : '/missing' doesn't exist",
        ["22-components-remote"] = "failed to generate kustomization.yaml: component path 'https://github.com/x/y' must be local and relative",
        ["31-unknown-field-nested"] = "app/sub/kustomization.yaml:4:1: kustomize build failed: invalid Kustomization: json: unknown field \"bogusField\"",
        ["36-subst-inf"] = "envsubst error: YAMLToJSON: .inf has no place in JSON (json: unsupported value: +Inf)",
        ["37-subst-map-injection-at"] = "app/a.yaml:6:6: var substitution failed for 't': envsubst error: YAMLToJSON: yaml: found character that cannot start any token",
        ["38-subst-colon-value"] = "app/a.yaml:6:7: var substitution failed for 'a': envsubst error: YAMLToJSON: yaml: mapping values are not allowed in this context",
        ["40-subst-quote-breaks"] = "app/a.yaml:6:10: var substitution failed for 'a': envsubst error: YAMLToJSON: yaml: did not find expected key",
        ["90-resource-without-name"] = "missing metadata.name in object {{v1 ConfigMap}",
        ["92-duplicate-ids"] = "may not add resource with an already registered id: ConfigMap.v1.[noGrp]/a.[noNs] (first given at app/a.yaml:1:1)",
        ["98-helm-charts-field"] = "must specify --enable-helm",
    };

    [SharedFact]
    public void Every_scenario_builds_as_Flux_does()
    {
        var failures = Directory.GetDirectories(Path.Combine(Paths.Shared!, "conformance/flux/scenarios"))
            .Order(StringComparer.Ordinal)
            .AsParallel()
            .AsOrdered()
            .Select(s => (Name: Path.GetFileName(s), Problem: Check(s)))
            .Where(r => r.Problem is not null)
            .Select(r => $"{r.Name}\n{r.Problem}")
            .ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} scenarios fail:\n{string.Join('\n', failures)}");
    }

    private static string? Check(string directory)
    {
        using var scenario = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "scenario.json")));
        var reference = scenario.RootElement.GetProperty("reference_stderr").GetString()!;
        if (reference.StartsWith("✗ invalid ", StringComparison.Ordinal) || reference.StartsWith("✗ kustomization name", StringComparison.Ordinal) || reference.StartsWith("✗ dry-run", StringComparison.Ordinal) || reference.Contains("fs-security", StringComparison.Ordinal))
        {
            // What the command line checks before it builds.
            return null;
        }

        var command = scenario.RootElement.GetProperty("command").GetString()!["flux build kustomization ".Length..];
        var result = new FluxCommand(command).Run(Tree(directory, scenario.RootElement));
        if (scenario.RootElement.GetProperty("reference_exit").GetInt32() != 0)
        {
            return result.Succeeded ? $"  builds, but Flux fails: {reference}" : CompareErrors(Path.GetFileName(directory), reference, string.Join('\n', result.Errors));
        }

        if (!result.Succeeded)
        {
            return $"  {string.Join("\n  ", result.Errors)}";
        }

        var text = new StringBuilder();
        result.PrintTo(text);
        var expected = File.ReadAllText(Path.Combine(directory, scenario.RootElement.GetProperty("reference_stdout_file").GetString()!)).Replace("$S", "", StringComparison.Ordinal);
        return expected == text.ToString() ? null : Snapshot.Diff(expected, text.ToString());
    }

    private static string? CompareErrors(string name, string reference, string actual)
    {
        var wanted = OtherWords.GetValueOrDefault(name) ?? reference.Replace("$SCENARIO", "", StringComparison.Ordinal).Replace("✗ ", "", StringComparison.Ordinal).Replace(" <nil>", "", StringComparison.Ordinal);
        return actual.Contains(wanted.Trim(), StringComparison.Ordinal) ? null : $"  wanted: {wanted}\n  got: {actual}";
    }

    private static MemoryTree Tree(string directory, JsonElement scenario)
    {
        var tree = new MemoryTree();
        foreach (var folder in Directory.GetDirectories(directory, "*", SearchOption.AllDirectories))
        {
            tree.AddDirectory(Path.GetRelativePath(directory, folder));
        }

        foreach (var file in Directory.GetFiles(directory, "*", SearchOption.AllDirectories))
        {
            tree.Add(Path.GetRelativePath(directory, file), File.ReadAllBytes(file));
        }

        if (scenario.TryGetProperty("symlinks_to_create", out var links))
        {
            foreach (var link in links.EnumerateArray())
            {
                tree.AddLink(link.GetProperty("path").GetString()!, link.GetProperty("target").GetString()!);
            }
        }

        return tree;
    }
}
