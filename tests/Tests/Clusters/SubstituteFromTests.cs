using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Clusters;
using static Dryflux.Tests.Clusters.Fleet;

namespace Dryflux.Tests.Clusters;

/// <summary>Where the variables of postBuild substitution come from, offline.</summary>
public sealed class SubstituteFromTests
{
    private const string FromSettings = "  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings}]}";
    private const string FromSecret = "  postBuild: {substituteFrom: [{kind: Secret, name: secrets}]}";

    [Fact]
    public void A_config_map_that_another_component_applies_is_waited_for()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", FromSettings)),
            ("clusters/test/z.yaml", Kustomization("z", "./z")),
            ("a/cm.yaml", ConfigMap("result", "${key}")),
            ("z/cm.yaml", ConfigMap("settings", "late")));

        Assert.Equal("late", cluster.Datum("result"));
        var variable = Assert.Single(cluster.Component("a").Variables);
        Assert.Equal(("key", "late", "ConfigMap/flux-system/settings", "z/cm.yaml"), (variable.Name, variable.Value, variable.Provider, variable.Origin!.Source.Path));
        Assert.Equal(VariableOutcome.Value, Assert.Single(cluster.Component("a").VariableUses).Outcome);
        Assert.Empty(cluster.Gaps);
    }

    [Fact]
    public void A_config_map_that_comes_of_the_component_itself_is_there_the_next_time()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", "  postBuild: {substituteFrom: [{kind: ConfigMap, name: settings, optional: true}]}")),
            ("a/cm.yaml", ConfigMap("result", "${key:-unset}")),
            ("a/settings.yaml", ConfigMap("settings", "own")));
        Assert.Equal("own", cluster.Datum("result"));
    }

    [Fact]
    public void Later_entries_count_and_inline_variables_most()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", """
                  postBuild:
                    substitute: {inline: own}
                    substituteFrom: [{kind: ConfigMap, name: one}, {kind: ConfigMap, name: two}]
                """)),
            ("clusters/test/one.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one, namespace: flux-system}\ndata: {both: one, inline: one}\n"),
            ("clusters/test/two.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two, namespace: flux-system}\ndata: {both: two}\n"),
            ("a/cm.yaml", ConfigMap("result", "${both} ${inline}")));
        Assert.Equal("two own", cluster.Datum("result"));
    }

    [Fact]
    public void Encrypted_values_stay_unknown_and_undefined_ones_are_still_errors()
    {
        const string Encrypted = """
            apiVersion: v1
            kind: Secret
            metadata: {name: secrets, namespace: flux-system}
            stringData: {token: "ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]"}
            sops: {mac: "ENC[AES256_GCM,data:abc,iv:abc,tag:abc,type:str]"}
            """;
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", FromSecret)),
            ("clusters/test/b.yaml", Kustomization("b", "./b", FromSecret)),
            ("clusters/test/secret.yaml", Encrypted),
            ("a/cm.yaml", ConfigMap("result", "t-${token}")),
            ("b/cm.yaml", ConfigMap("other", "${tokn}")));

        Assert.Equal("t-${token}", cluster.Datum("result"));
        Assert.Equal(VariableOutcome.Unknown, Assert.Single(cluster.Component("a").VariableUses).Outcome);
        Assert.Contains("the values of Secret/flux-system/secrets are encrypted", cluster.Causes(), StringComparison.Ordinal);
        Assert.Equal(BuildErrorKind.UndefinedVariable, Assert.Single(cluster.Component("b").Errors).Kind);
    }

    [Fact]
    public void A_secret_in_clear_is_never_substituted()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", FromSecret)),
            ("clusters/test/secret.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: secrets, namespace: flux-system}\nstringData: {token: hunter2}\n"),
            ("a/cm.yaml", ConfigMap("result", "t-${token}")));

        Assert.Equal("t-${token}", cluster.Datum("result"));
        Assert.True(Assert.Single(cluster.Component("a").Variables) is { IsSecret: true, Value: null });
    }

    [Theory]
    [InlineData("apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: x, namespace: flux-system}\nspec: {target: {name: secrets}, dataFrom: [{extract: {key: all}}]}\n", "are made in the cluster, by ExternalSecret/flux-system/x")]
    [InlineData("apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: secrets, namespace: flux-system}\nspec: {encryptedData: {token: abc}}\n", "are made in the cluster, by SealedSecret/flux-system/secrets")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: unrelated, namespace: flux-system}\n", "nothing in Git applies Secret/flux-system/secrets")]
    public void What_is_made_elsewhere_exists_with_values_that_nobody_knows(string other, string cause)
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", FromSecret)),
            ("clusters/test/other.yaml", other),
            ("a/cm.yaml", ConfigMap("result", "${token}")));

        Assert.Equal("${token}", cluster.Datum("result"));
        Assert.Equal(ComponentState.Built, cluster.Component("a").State);
        Assert.Contains(cause, cluster.Causes(), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_not_in_git_can_be_given()
    {
        var externals = new Externals([Id("", "Secret", "flux-system", "secrets")], new Dictionary<string, string?> { ["token"] = "given", ["other"] = null });
        var cluster = Assert.Single(Simulate(
            new SimulationOptions { Externals = externals },
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", FromSecret)),
            ("clusters/test/b.yaml", Kustomization("b", "./b", "  postBuild: {substitute: {x: y}}")),
            ("a/cm.yaml", ConfigMap("result", "${token} ${other}")),
            ("b/cm.yaml", ConfigMap("plain", "${token:-not here}"))));

        Assert.Equal("given ${other}", cluster.Datum("result"));
        Assert.Equal("not here", cluster.Datum("plain"));
        Assert.Equal(PresenceKind.External, cluster.Find(Id("", "Secret", "flux-system", "secrets")).Kind);
        Assert.Contains("exists outside of Git", cluster.Causes(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_lacks_variables_alone_is_known_but_for_them()
    {
        var cluster = One(
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", "  postBuild: {substitute: {x: y}}")),
            ("a/cm.yaml", ConfigMap("result", "${x} ${missing}")));

        Assert.Equal(ComponentState.Failed, cluster.Component("a").State);
        Assert.Equal("y ${missing}", cluster.Datum("result"));
        Assert.Contains(cluster.Component("a").VariableUses, u => u.Name == "missing" && u.Outcome == VariableOutcome.Undefined);
        Assert.Empty(cluster.Gaps);
    }

    [Theory]
    [InlineData("bootstrap/kustomization.yaml", "resources: [\"github.com/fluxcd/flux2/manifests/install?ref=v2.7.5\"]\n")]
    [InlineData("bootstrap/values.yaml", "instance: {distribution: {version: 2.7.x}}\n")]
    [InlineData("bootstrap/release.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: flux-instance}\nspec: {values: {instance: {distribution: {version: 2.7.5}}}}\n")]
    public void The_version_is_read_from_what_installs_flux(string path, string text)
    {
        var cluster = One(
            (path, text),
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", "  postBuild: {substitute: {x: y}}")),
            ("a/cm.yaml", ConfigMap("result", "a${nothing}b")));
        Assert.Equal("ab", cluster.Datum("result"));
    }

    [Fact]
    public void Before_flux_2_9_an_undefined_variable_is_an_empty_text_unless_the_gate_says_otherwise()
    {
        (string, string)[] files =
        [
            Sync("clusters/test"),
            ("clusters/test/a.yaml", Kustomization("a", "./a", "  postBuild: {substitute: {x: y}}")),
            ("clusters/test/flux-system/gotk-components.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, labels: {app.kubernetes.io/part-of: flux, app.kubernetes.io/version: v2.8.3}}\n"),
            ("a/cm.yaml", ConfigMap("result", "a${nothing}b")),
        ];
        Assert.Equal("ab", One(files).Datum("result"));
        Assert.Equal(ComponentState.Failed, One([.. files, ("clusters/test/patch.yaml", ConfigMap("args", "--feature-gates=StrictPostBuildSubstitutions=true"))]).Component("a").State);
    }
}
