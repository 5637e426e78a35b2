namespace Dryflux.Analyzer.Config;

/// <summary>The file that <c>dryflux config init</c> writes: every key, explained, none set.</summary>
internal static class ConfigTemplate
{
    public const string Text = """
        # yaml-language-server: $schema=https://raw.githubusercontent.com/dryflux/dryflux/main/schemas/dryflux-config.schema.json
        version: 1

        # The Flux release to judge for. Default: the one the repository installs, else the newest known.
        # fluxVersion: "2.9"

        # The Kubernetes version to judge for. Default: the newest known.
        # kubernetesVersion: "1.34"

        # Which rules are on: recommended, strict (opinions and hygiene too) or all.
        # profile: recommended

        # The clusters. Default: found; a cluster is called after the directory that holds flux-system. Versions may be left out.
        # clusters:
        #   - name: production
        #     path: ./clusters/production
        #     fluxVersion: "2.8"
        #     kubernetesVersion: "1.33"

        # What a source stands for on this disk, relative to the repository root.
        # sources:
        #   GitRepository/flux-system/apps: ../apps-repo

        # What exists in the cluster without being in Git.
        # externals:
        #   namespaces: [legacy]
        #   configMaps: [flux-system/cluster-info]
        #   secrets: [flux-system/cluster-secrets]
        #   serviceAccounts: [team-a/reconciler]
        #   sources: [GitRepository/flux-system/flux-system]
        #   crds: [widgets.example.com]
        #   variables: {cluster_name: production, cluster_token: null}   # null: exists, value unknown

        # Files that are not checked.
        # exclude: [docs/**, "**/testdata/**"]

        # Levels and options of rules, by id or name: off, note, warning or error. 'dryflux rules' lists them.
        # rules:
        #   wait-ignores-health-checks: error

        # Other levels below some paths; later entries win.
        # overrides:
        #   - paths: [apps/dev/**]
        #     rules: {wait-ignores-health-checks: off}

        # Bounds for reading YAML.
        # limits: {fileBytes: 10485760, nesting: 1000}

        """;
}
