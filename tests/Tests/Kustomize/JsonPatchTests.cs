using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Merging;

namespace Dryflux.Tests.Kustomize;

public sealed class JsonPatchTests
{
    private const string Target = "{a: 1, list: [x, w], map: {k: v}, big: 1000000, none: }";

    [Theory]
    [InlineData("{op: add, path: /b, value: {c: [1]}}", "{a: 1, b: {c: [1]}, big: 1e+06, list: [x, w], map: {k: v}, none: null}")]
    [InlineData("{op: add, path: /list/1, value: new}", "{a: 1, big: 1e+06, list: [x, new, w], map: {k: v}, none: null}")]
    [InlineData("{op: add, path: /list/-, value: yes}", "{a: 1, big: 1e+06, list: [x, w, true], map: {k: v}, none: null}")]
    [InlineData("{op: add, path: /list/-1, value: z}", "{a: 1, big: 1e+06, list: [x, w, z], map: {k: v}, none: null}")]
    [InlineData("{op: add, path: /a}", "{a: null, big: 1e+06, list: [x, w], map: {k: v}, none: null}")]
    [InlineData("{op: replace, path: /new, value: 2}", "{a: 1, big: 1e+06, list: [x, w], map: {k: v}, new: 2, none: null}")]
    [InlineData("{op: remove, path: /list/0}", "{a: 1, big: 1e+06, list: [w], map: {k: v}, none: null}")]
    [InlineData("{op: move, from: /map/k, path: /a}", "{a: v, big: 1e+06, list: [x, w], map: {}, none: null}")]
    [InlineData("{op: copy, from: /nope, path: /map/n}", "{a: 1, big: 1e+06, list: [x, w], map: {k: v, n: null}, none: null}")]
    [InlineData("{op: test, path: /list, value: [x, w]}", "{a: 1, big: 1e+06, list: [x, w], map: {k: v}, none: null}")]
    [InlineData("{op: test, path: /nope, value: null}", "{a: 1, big: 1e+06, list: [x, w], map: {k: v}, none: null}")]
    [InlineData("{op: replace, path: '', value: {z: 1}}", "{z: 1}")]
    public void Operations_apply(string operation, string expected) => Assert.Equal(expected, Yaml.Show(Apply(operation, out _)).Replace("'", ""));

    [Theory]
    [InlineData("{op: remove, path: /nope}", "error in remove for path: '/nope': Unable to remove nonexistent key: nope: missing value")]
    [InlineData("{op: replace, path: /nope/x, value: 1}", "replace operation does not apply: doc is missing path: /nope/x: missing value")]
    [InlineData("{op: replace, path: /list/7, value: 1}", "replace operation does not apply: doc is missing key: /list/7: missing value")]
    [InlineData("{op: add, path: /list/x, value: 1}", "value was not a proper array index: 'x'")]
    [InlineData("{op: add, path: /none/x, value: 1}", "add operation does not apply: doc is missing path: \"/none/x\": missing value")]
    [InlineData("{op: test, path: /a, value: \"1\"}", "testing value /a failed: test failed")]
    [InlineData("{op: merge, path: /a}", "Unexpected kind: merge")]
    [InlineData("{op: add}", "add operation failed to decode path: missing value")]
    public void Failures_name_the_operation(string operation, string message)
    {
        Assert.Null(Apply(operation, out var errors));
        Assert.Contains(message, errors.All[0].Message, StringComparison.Ordinal);
        Assert.Equal("patch.yaml", errors.All[0].Place.Source.Path);
    }

    [Theory]
    [InlineData("[{\"op\": \"add\"}]", true)]
    [InlineData("[{op: add}]", false)]
    [InlineData("- op: add\n", true)]
    [InlineData("op: add\n", false)]
    [InlineData("", false)]
    [InlineData("# nothing\n", true)]
    public void A_text_is_a_patch_when_upstream_takes_it_for_one(string text, bool isPatch) =>
        Assert.Equal(isPatch, JsonPatch.Read(text, YamlParser.Parse(new SourceText("patch.yaml", text)), out _) is not null);

    [Fact]
    public void A_patched_value_points_at_the_patch_and_at_what_it_replaced()
    {
        var patched = Apply("{op: replace, path: /map/k, value: w}", out _)!;
        var value = ((YamlMap)patched["map"]!)["k"]!;
        Assert.Equal(("patch.yaml", "object.yaml"), (value.Origin.Source.Path, value.Origin.Via!.Source.Path));
        Assert.True(((YamlList)patched["list"]!).Items[0].Origin.IsVerbatim);
    }

    private static YamlMap? Apply(string operation, out BuildErrors errors)
    {
        errors = new BuildErrors();
        var text = $"- {operation}\n";
        var patch = JsonPatch.Read(text, YamlParser.Parse(new SourceText("patch.yaml", text)), out var problem);
        Assert.Null(problem);
        return patch!.Apply(Yaml.Map(Target, "object.yaml"), errors, []);
    }
}
