using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Generators;

namespace Dryflux.Tests.Kustomize;

public sealed class NameHashTests
{
    [SharedFact]
    public void Upstreams_hashes_are_ours()
    {
        foreach (var (table, yaml) in new[] { ("TestConfigMapHash", "cmYaml"), ("TestSecretHash", "secretYaml") })
        {
            foreach (var (name, row) in Extras.Table("hash", table))
            {
                var errors = new BuildErrors();
                Assert.Equal((name, row.Text("hash")), (name, NameHash.Of(Yaml.Map(row.Text(yaml)), errors)));
                Assert.Empty(errors.All);
            }
        }
    }

    [SharedFact]
    public void Upstreams_hashed_texts_are_ours()
    {
        foreach (var (table, yaml) in new[] { ("TestEncodeConfigMap", "cmYaml"), ("TestEncodeSecret", "secretYaml") })
        {
            foreach (var (name, row) in Extras.Table("hash", table))
            {
                Assert.Equal((name, row.Text("expect")), (name, NameHash.HashedText(Yaml.Map(row.Text(yaml)), new BuildErrors())));
            }
        }
    }

    [Theory]
    [InlineData("{kind: ConfigMap, data: {b: '<&>', a: \"x\\n\\u2028\\u0001\"}}", """{"data":{"a":"x\n\u2028\u0001","b":"\u003c\u0026\u003e"},"kind":"ConfigMap","name":""}""")]
    [InlineData("{kind: ConfigMap, data: {a: 9007199254740993, b: 1e21, c: 1e-7, d: ~, e: [1, {f: true}]}}", """{"data":{"a":9007199254740992,"b":1e+21,"c":1e-7,"d":null,"e":[1,{"f":true}]},"kind":"ConfigMap","name":""}""")]
    [InlineData("{kind: Job, metadata: {name: a}, data: 1}", """{"data":1,"kind":"Job","metadata":{"name":"a"}}""")]
    [InlineData("{kind: Secret, data: {}}", """{"data":{},"kind":"Secret","name":"","type":""}""")]
    public void Go_s_JSON_is_hashed(string yaml, string text) => Assert.Equal(text, NameHash.HashedText(Yaml.Map(yaml), new BuildErrors()));

    [Fact]
    public void What_has_no_place_in_JSON_has_no_hash()
    {
        var errors = new BuildErrors();
        Assert.Null(NameHash.Of(Yaml.Map("{kind: ConfigMap, data: {a: .inf}}"), errors));
        Assert.Contains("unsupported value", Assert.Single(errors.All).Message, StringComparison.Ordinal);
    }
}
