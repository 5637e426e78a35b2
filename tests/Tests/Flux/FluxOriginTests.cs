using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Flux.Build;

namespace Dryflux.Tests.Flux;

/// <summary>Every value of a built object points at the text a person edits to change it.</summary>
public sealed class FluxOriginTests
{
    private const string Kustomization = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: app
        spec:
          path: ./app
          targetNamespace: shop
          commonMetadata:
            labels:
              team: checkout
          images:
            - name: web
              newTag: "2"
          patches:
            - patch: |
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                spec:
                  replicas: 3
          postBuild:
            substitute:
              colour: blue
        """;

    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations:
            colour: ${colour}
        spec:
          replicas: 1
          template:
            spec:
              containers:
                - name: web
                  image: web:1
        """;

    private static readonly FluxBuildResult Built = Run(("ks.yaml", Kustomization), ("app/web.yaml", Deployment));

    [Fact]
    public void A_namespace_points_at_targetNamespace() => AssertAt("ks.yaml:7:20", "metadata", "namespace");

    [Fact]
    public void A_common_label_points_at_commonMetadata() => AssertAt("ks.yaml:10:13", "metadata", "labels", "team");

    [Fact]
    public void An_owner_label_points_at_the_name() => AssertAt("ks.yaml:4:9", "metadata", "labels", "kustomize.toolkit.fluxcd.io/name");

    [Fact]
    public void An_image_points_at_the_new_tag() => Assert.Equal("ks.yaml:13:15", Root(Built)["spec"]["template"]["spec"]["containers"][0]["image"].Origin.ToString());

    [Fact]
    public void A_patched_value_points_into_the_text_of_the_patch() => AssertAt("ks.yaml:21:21", "spec", "replicas");

    [Fact]
    public void A_substituted_value_points_at_its_expression_and_knows_the_variable()
    {
        AssertAt("app/web.yaml:6:13", "metadata", "annotations", "colour");
        Assert.Equal("ks.yaml:24:15", Root(Built).At("metadata", "annotations", "colour").Origin.Via?.ToString());
        var use = Assert.Single(Built.Uses);
        Assert.Equal(("colour", "blue", "app/web.yaml:6:13"), (use.Name, use.Variable?.Value, use.Place.ToString()));
    }

    [Fact]
    public void What_nothing_changes_stays_verbatim()
    {
        AssertAt("app/web.yaml:2:7", "kind");
        Assert.True(Root(Built)["kind"].Origin.IsVerbatim);
    }

    [Fact]
    public void An_entry_of_a_kustomization_file_is_on_the_way_and_the_path_alone_is_not()
    {
        Assert.Empty(Built.Manifests[0].Entries);
        var listed = Run(("ks.yaml", Kustomization), ("app/kustomization.yaml", "resources:\n  - web.yaml\n"), ("app/web.yaml", Deployment));
        Assert.Equal(["app/kustomization.yaml:2:5"], listed.Manifests[0].Entries.Select(e => e.ToString()));
    }

    [Fact]
    public void A_missing_entry_is_reported_where_it_stands()
    {
        var result = Run(("ks.yaml", Kustomization), ("app/kustomization.yaml", "resources:\n  - web.yaml\n"));
        Assert.Equal(["app/kustomization.yaml:2:5: failed to generate kustomization.yaml: lstat /app/web.yaml: no such file or directory"], result.Errors.Select(e => e.ToString()));
    }

    [Fact]
    public void A_patch_without_target_is_reported_inside_the_flux_kustomization()
    {
        var result = Run(("ks.yaml", Kustomization), ("app/other.yaml", Deployment.Replace("name: web", "name: other", StringComparison.Ordinal)));
        Assert.StartsWith("ks.yaml:16:9: kustomize build failed: no resource matches strategic merge patch", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    private static FluxBuildResult Run(params (string Path, string Text)[] files) =>
        new FluxCommand("app --path app --kustomization-file ks.yaml").Run(new MemoryTree(files));

    private static Field Root(FluxBuildResult result) => Field.Root(result.Manifests[0].Root);

    private static void AssertAt(string place, params string[] path) => Assert.Equal(place, Root(Built).At(path).Origin.ToString());
}
