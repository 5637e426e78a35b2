using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX817: a FluxInstance that leaves open what the Flux Operator would close.</summary>
public sealed class FluxInstanceHardening : ObjectRule<FluxObject>
{
    // Flux Operator internal/builder/images.go:ExtractComponentImagesWithDigest
    private static readonly string[] Registries =
    [
        "fluxcd", "ghcr.io/fluxcd", "ghcr.io/controlplaneio-fluxcd/alpine", "ghcr.io/controlplaneio-fluxcd/distroless", "ghcr.io/controlplaneio-fluxcd/distroless-fips",
        "709825985650.dkr.ecr.us-east-1.amazonaws.com/controlplane/fluxcd",
    ];

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX817",
        Name = "fluxinstance-hardening",
        Title = "A FluxInstance without network policy, size, known registry, or with a token where an app would do",
        Level = Level.Note,
        Set = RuleSet.Strict,
        Why = """
            A FluxInstance is Ready with the weakest settings too. `networkPolicy: false` lets every pod of the cluster fetch artifacts from source-controller
            and send events. Without `cluster.size` the controllers have the concurrency and the limits of a trial. For a registry that it does not know the
            Flux Operator needs `variant` to find the images, and refuses the instance without. A `pullSecret` for https://github.com without
            `provider: github` is a token of somebody's account: it mostly reaches all that the account reaches and ends with it, while a GitHub App has
            rights of its own on the repositories it is installed for.

            The FluxInstance is looked at as an object and in the values of the chart flux-instance. Quiet where a comment gives the reason, for the size where
            patches set concurrency or limits, and for a token whose Secret holds the data of a GitHub App (FX512).
            """,
        Sources =
        [
            "https://fluxoperator.dev/docs/crd/fluxinstance/",
            "https://github.com/controlplaneio-fluxcd/flux-operator/blob/main/internal/builder/images.go (ExtractComponentImagesWithDigest)",
            "https://fluxcd.io/flux/components/source/gitrepositories/#github",
        ],
    };

    /// <inheritdoc/>
    public override void Check(FluxObject flux, RuleContext context)
    {
        var spec = flux switch
        {
            FluxInstance instance => instance.Spec,
            FluxHelmRelease release when release.Spec.At("values", "instance") is var values && (values["sync"].Exists || values["distribution"].Exists) => values,
            _ => null,
        };
        if (spec is null)
        {
            return;
        }

        var cluster = spec["cluster"];
        if (cluster["networkPolicy"].IsFalse && !context.HasReason(cluster["networkPolicy"]))
        {
            context.Report(cluster["networkPolicy"], "every pod of the cluster reaches the controllers of Flux: leave `networkPolicy` on");
        }

        if (context.IsMissing(cluster["size"]) && !flux.Spec["valuesFrom"].Exists && !SetsSize(spec) && !context.HasReason(cluster))
        {
            context.ReportKey(cluster["size"], "no `size` is given: the controllers keep concurrency and limits of a trial (`small`, `medium` or `large`)");
        }

        CheckRegistry(spec["distribution"], context);
        CheckToken(flux, spec["sync"], context);
    }

    private static void CheckRegistry(Field distribution, RuleContext context)
    {
        var registry = distribution["registry"];
        if (registry.Text is { } text && !text.HasVariable && !Registries.Contains(text.TrimEnd('/')) && context.IsMissing(distribution["variant"]))
        {
            context.Report(registry, $"the Flux Operator does not know `{text}`: without `variant` it cannot tell which images are there, and refuses the instance", Level.Warning);
        }
    }

    private static void CheckToken(FluxObject flux, Field sync, RuleContext context)
    {
        var secret = sync["pullSecret"];
        if (secret.Text is not { } name
            || sync["kind"].Text != "GitRepository"
            || sync["url"].Text?.StartsWith("https://github.com/", StringComparison.OrdinalIgnoreCase) != true
            || sync["provider"].Text is not (null or "generic")
            || context.HasReason(secret)
            || context.Cluster?.Object("", "Secret", context.Cluster.Components[0].Id.Namespace, name)?.Resource.Field is { } data && (data["stringData"]["githubAppID"].Exists || data["data"]["githubAppID"].Exists))
        {
            return;
        }

        context.Report(secret, $"`{name}` holds a token that belongs to an account and ends with it: a GitHub App (`provider: github`) has rights of its own on this repository");
    }

    /// <summary>True when patches give the controllers what a size would.</summary>
    private static bool SetsSize(Field spec) =>
        spec.At("kustomize", "patches").Items.Select(p => p["patch"].Text).Any(p => p is not null && (p.Contains("--concurrent", StringComparison.Ordinal) || p.Contains("limits", StringComparison.Ordinal)));
}
