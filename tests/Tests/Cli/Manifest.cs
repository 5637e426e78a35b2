namespace Dryflux.Tests.Cli;

/// <summary>Texts that several tests lint.</summary>
internal static class Manifest
{
    /// <summary>A Kustomization with FX201 on line 11; its fix needs asking.</summary>
    public const string WaitAndHealthChecks = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: apps
          namespace: flux-system
        spec:
          interval: 10m
          path: ./apps
          prune: true
          wait: true
          healthChecks:
            - apiVersion: apps/v1
              kind: Deployment
              name: podinfo
              namespace: podinfo
          sourceRef:
            kind: GitRepository
            name: flux-system
          timeout: 5m

        """;

    /// <summary>A comment that suppresses nothing (FX005); its fix is safe.</summary>
    public const string StaleComment = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata:
          name: apps
          namespace: flux-system
        spec:
          interval: 10m # dryflux: ignore[FX201] no longer
          path: ./apps
          prune: true
          sourceRef:
            kind: GitRepository
            name: flux-system

        """;
}
