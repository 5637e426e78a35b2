using Dryflux.Manifests.Repo;
using Dryflux.Simulator.Flux.Build;

namespace Dryflux.Tests.Flux;

/// <summary>What <c>flux build</c> says of Secrets it cannot mask or print.</summary>
public sealed class SecretTests
{
    [Theory]
    [InlineData("abc!", 3)]
    [InlineData("aGk", 0)]
    [InlineData("aGkxYQ", 4)]
    [InlineData("aG=k", 2)]
    [InlineData("aG=", 3)]
    [InlineData("aGk=x", 4)]
    [InlineData("=aaa", 0)]
    [InlineData("é", 0)]
    public void Data_that_is_no_base64_fails_where_Go_says(string value, int offset)
    {
        var error = Assert.Single(Build($"data:\n  key: \"{value}\"\n").Errors);
        Assert.Equal($"app/secret.yaml:6:8: failed to mask secret token sops data: illegal base64 data at input byte {offset}", error.ToString());
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("aGk=")]
    [InlineData("\"aG\\nk=\\n\"")]
    public void Other_data_passes(string value) => Assert.True(Build($"data:\n  key: {value}\n").Succeeded);

    [Fact]
    public void A_key_loses_its_quotes_and_a_number_cannot_be_a_key()
    {
        var error = Assert.Single(Build("stringData:\n  \"8080\": open\n").Errors);
        Assert.StartsWith("app/secret.yaml:6:3: kustomize build failed: the key 8080 is not a text", error.ToString(), StringComparison.Ordinal);
    }

    private static FluxBuildResult Build(string rest) => new FluxCommand("app --path app --kustomization-file ks.yaml").Run(new MemoryTree(
        ("ks.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata:\n  name: app\n"),
        ("app/secret.yaml", $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: token\n{rest}")));
}
