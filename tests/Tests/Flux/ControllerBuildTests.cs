using System.Text;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Simulator.Flux.Build;
using Dryflux.Simulator.Flux.Substitution;

namespace Dryflux.Tests.Flux;

/// <summary>Where kustomize-controller's build differs from <c>flux build</c>.</summary>
public sealed class ControllerBuildTests
{
    private const string ConfigMap = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
        data:
          region: ${region}
        """;

    [Fact]
    public void The_artifact_was_filtered_before()
    {
        var result = Run("", ("app/.sourceignore", "settings.yaml\n"), ("app/kustomization.yaml", "resources: [settings.yaml]\n"), ("app/settings.yaml", ConfigMap));
        Assert.Equal(["ConfigMap/settings"], result.Objects.Select(o => o.Resource.ToString()));
    }

    [Fact]
    public void Nothing_outside_of_the_artifact_can_be_read()
    {
        var result = Run("", ("app/kustomization.yaml", "resources: [../../elsewhere/settings.yaml]\n"));
        Assert.StartsWith("app/kustomization.yaml:1:13: kustomize build failed: accumulating resources:", Assert.Single(result.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Encrypted_objects_are_not_masked()
    {
        var result = Run("", ("app/secret.yaml", """
            apiVersion: v1
            kind: Secret
            metadata:
              name: token
            stringData:
              token: ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]
            sops:
              mac: ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]
            """), ("app/settings.yaml", ConfigMap));
        Assert.Equal("ENC[AES256_GCM,data:Zm9v,iv:YmFy,tag:YmF6,type:str]", result.Objects.First().Resource.Field.At("stringData", "token").Text);
    }

    [Fact]
    public void Labels_that_are_no_texts_are_lost_and_items_of_lists_get_labels()
    {
        var text = Print(Run("", ("app/parts.yaml", """
            apiVersion: example.com/v1
            kind: Parts
            metadata:
              name: parts
            items:
              - apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: item
                  labels:
                    tier: 1
                    app: web
            """)));
        Assert.Equal(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              labels:
                kustomize.toolkit.fluxcd.io/name: app
                kustomize.toolkit.fluxcd.io/namespace: team
              name: item
            ---

            """,
            text);
    }

    [Fact]
    public void Errors_have_the_controllers_words()
    {
        Assert.Equal(["ks.yaml:7:9: kustomization path not found: stat /app: no such file or directory"], Errors(Run("", ("README.md", ""))));
        Assert.Equal(
            ["app/settings.yaml:6:11: post build failed for 'ConfigMap.v1.[noGrp]/settings': envsubst error: variable substitution failed: variable not set (strict mode): \"region\""],
            Errors(Run("  postBuild: {substituteStrategy: Always}", ("app/settings.yaml", ConfigMap))));
        Assert.Equal(
            ["app/settings.yaml:1:1: failed to decode Kubernetes apiVersion, kind and name from:  ConfigMap settings"],
            Errors(Run("", ("app/settings.yaml", "kind: ConfigMap\nmetadata:\n  name: settings\n"))));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_refused_as_the_api_server_would()
    {
        var result = Run("  postBuild: {substitute: {replicas: 3}}", ("app/settings.yaml", ConfigMap));
        Assert.Equal(["ks.yaml:9:38: failed to convert to kustomization: cannot convert int64 to string in spec.postBuild.substitute"], Errors(result));
    }

    [Fact]
    public void Inline_variables_count_more_than_those_of_objects()
    {
        var variables = new VariableSet();
        variables.Add(new Variable("region", "from an object", "ConfigMap/team/cluster", null));
        var result = Run("  postBuild: {substitute: {region: inline}}", variables, ("app/settings.yaml", ConfigMap));
        Assert.Equal("inline", result.Objects.Single().Resource.Field.At("data", "region").Text);
    }

    [Fact]
    public void A_namespace_can_be_given_to_an_object_that_has_none()
    {
        var kustomization = Kustomization("metadata:\n  name: app\nspec:\n  path: app\n");
        var build = new FluxBuild(new Repository(new MemoryTree(("app/settings.yaml", ConfigMap))), FluxBuildOptions.Controller);
        var result = build.Build(kustomization, RepoPath.Parse("app"), new VariableSet(), isStrict: true, "flux-system");
        Assert.Equal("flux-system", result.Objects.Single().Resource.Field.At("metadata", "labels")["kustomize.toolkit.fluxcd.io/namespace"].Text);
    }

    [Fact]
    public void The_managed_by_label_names_the_program_around_kustomize()
    {
        var files = new MemoryTree(("app/kustomization.yaml", "resources: [settings.yaml]\nbuildMetadata: [managedByLabel]\n"), ("app/settings.yaml", ConfigMap));
        string? Label(FluxBuildOptions options) => new FluxBuild(new Repository(files), options)
            .Build(Kustomization("metadata:\n  name: app\n"), RepoPath.Parse("app"), new VariableSet(), isStrict: true)
            .Objects.Single().Resource.Field.At("metadata", "labels")["app.kubernetes.io/managed-by"].Text;

        Assert.Equal(("kustomize-(devel)", "kustomize-v2.9.4"), (Label(FluxBuildOptions.Controller), Label(FluxBuildOptions.Command([]))));
    }

    [Fact]
    public void One_build_serves_several_threads()
    {
        var files = Enumerable.Range(0, 20).SelectMany(i => ((string, string)[])[
            ($"apps/{i}/kustomization.yaml", $"namePrefix: p{i}-\nresources: [../../base]\n"),
            ($"plain/{i}/settings.yaml", ConfigMap)]);
        var tree = new MemoryTree([("base/kustomization.yaml", "resources: [settings.yaml]\n"), ("base/settings.yaml", ConfigMap), .. files]);
        var kustomization = Kustomization("metadata:\n  name: app\n  namespace: team\nspec:\n  postBuild: {substitute: {region: eu}}\n");
        string Build(FluxBuild build, string path) => Print(build.Build(kustomization, RepoPath.Parse(path), new VariableSet(), isStrict: true));

        var shared = new FluxBuild(new Repository(tree), FluxBuildOptions.Controller);
        var paths = Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? $"apps/{i % 20}" : $"plain/{i % 20}").ToList();
        var together = paths.AsParallel().AsOrdered().Select(p => Build(shared, p)).ToList();
        Assert.Equal(paths.Select(p => Build(new FluxBuild(new Repository(tree), FluxBuildOptions.Controller), p)), together);
    }

    private static FluxBuildResult Run(string spec, params (string Path, string Text)[] files) => Run(spec, new VariableSet(), files);

    private static FluxBuildResult Run(string spec, VariableSet variables, params (string Path, string Text)[] files) =>
        new FluxBuild(new Repository(new MemoryTree(files)), FluxBuildOptions.Controller)
            .Build(Kustomization($"metadata:\n  name: app\n  namespace: team\nspec:\n  path: ./app\n  prune: true\n{spec}\n"), RepoPath.Parse("app"), variables, isStrict: true);

    private static FluxKustomization Kustomization(string rest) =>
        (FluxKustomization)FluxObject.From(Resource.From(Kustomize.Yaml.Map($"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n{rest}", "ks.yaml"))!)!;

    private static IEnumerable<string> Errors(FluxBuildResult result) => result.Errors.Select(e => e.ToString());

    private static string Print(FluxBuildResult result)
    {
        Assert.Empty(result.Errors);
        var text = new StringBuilder();
        result.PrintTo(text);
        return text.ToString();
    }
}
