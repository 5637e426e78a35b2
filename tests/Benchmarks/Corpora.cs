using System.Text;

namespace Dryflux.Benchmarks;

/// <summary>
/// Named repositories that anyone can measure with, the same on every machine: <c>one</c> (a single Kustomization), <c>three</c> (a cluster with objects of three kinds), <c>home</c> (250
/// applications in the manner of a home cluster) and <c>fleet</c> (20 clusters over 100 shared applications).
/// </summary>
internal static class Corpora
{
    public static IReadOnlyList<string> Names { get; } = ["one", "three", "home", "fleet"];

    /// <summary>Writes a corpus to a temporary directory, once a process.</summary>
    public static string Directory(string name)
    {
        var root = Path.Combine(Path.GetTempPath(), $"dryflux-benchmarks-{Environment.ProcessId}", name);
        if (System.IO.Directory.Exists(root))
        {
            return root;
        }

        switch (name)
        {
            case "one":
                Write(root, "apps.yaml", Kustomization("apps", "./apps"));
                break;
            case "three":
                Write(root, "clusters/main/gotk-sync.yaml", """
                    apiVersion: source.toolkit.fluxcd.io/v1
                    kind: GitRepository
                    metadata:
                      name: flux-system
                      namespace: flux-system
                    spec:
                      interval: 5m
                      url: https://git.example.com/fleet.git
                      ref:
                        branch: main
                    ---

                    """ + Kustomization("flux-system", "./clusters/main"));
                Write(root, "clusters/main/web.yaml", """
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata:
                      name: web
                      namespace: flux-system
                    spec:
                      selector:
                        matchLabels:
                          app: web
                      template:
                        metadata:
                          labels:
                            app: web
                        spec:
                          containers:
                            - name: web
                              image: registry.example.com/web:1.0.0
                              ports:
                                - containerPort: 8080

                    """);
                break;
            case "home":
                Applications(root, 250);
                Write(root, "clusters/home/apps.yaml", Kustomization("apps", "./apps"));
                break;
            case "fleet":
                Applications(root, 100);
                for (var cluster = 0; cluster < 20; cluster++)
                {
                    for (var app = 0; app < 100; app++)
                    {
                        Write(root, $"clusters/cluster-{cluster}/app-{app}.yaml", Kustomization($"app-{app}", $"./apps/app-{app}"));
                    }
                }

                break;
            default:
                throw new ArgumentException($"there is no corpus '{name}'; there are {string.Join(", ", Names)}");
        }

        return root;
    }

    public static void Delete()
    {
        var root = Path.Combine(Path.GetTempPath(), $"dryflux-benchmarks-{Environment.ProcessId}");
        if (System.IO.Directory.Exists(root))
        {
            System.IO.Directory.Delete(root, recursive: true);
        }
    }

    private static void Applications(string root, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Write(root, $"apps/app-{i}/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - release.yaml\n  - source.yaml\n");
            Write(root, $"apps/app-{i}/release.yaml", Release($"app-{i}"));
            Write(root, $"apps/app-{i}/source.yaml", $"""
                apiVersion: source.toolkit.fluxcd.io/v1
                kind: OCIRepository
                metadata:
                  name: app-{i}
                spec:
                  interval: 1h
                  url: oci://ghcr.io/example/charts/app
                  ref:
                    tag: 1.{i}.0

                """);
        }
    }

    private static string Release(string name)
    {
        var text = new StringBuilder($"""
            apiVersion: helm.toolkit.fluxcd.io/v2
            kind: HelmRelease
            metadata:
              name: {name} # one of many
            spec:
              interval: 1h
              chartRef:
                kind: OCIRepository
                name: {name}
              install:
                remediation:
                  retries: 3
              upgrade:
                cleanupOnFail: true
                remediation:
                  retries: 3
              values:
                controllers:
                  {name}:
                    containers:
                      app:
                        image:
                          repository: ghcr.io/example/{name}
                          tag: 1.2.3@sha256:0123456789abcdef
                        env:

            """);
        for (var i = 0; i < 20; i++)
        {
            text.Append($"              SETTING_{i}: \"value {i} of ${{CLUSTER_NAME}}\"\n");
        }

        return text.ToString();
    }

    private static string Kustomization(string name, string path) => $"""
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: {name}
          namespace: flux-system
        spec:
          interval: 1h
          retryInterval: 2m
          path: {path}
          prune: true
          wait: true
          sourceRef:
            kind: GitRepository
            name: flux-system

        """;

    private static void Write(string root, string path, string text)
    {
        var file = Path.Combine(root, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
