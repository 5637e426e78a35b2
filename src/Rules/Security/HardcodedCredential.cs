using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX809: a password, token or key in a place where no Secret is.</summary>
public sealed class HardcodedCredential : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX809",
        Name = "hardcoded-credential",
        Title = "A password, token or key in Helm values, variables, patches, ConfigMaps or environment variables",
        Level = Level.Error,
        MarksSecrets = true,
        Why = """
            Helm values, `postBuild.substitute`, ConfigMaps and `env` are readable for everybody who can read the repository, and again in the cluster
            for many who may not read Secrets. Take the value from a Secret: `valuesFrom` for Helm, `substituteFrom` for variables, `secretKeyRef` for
            `env`, the chart's own `existingSecret`. Keys that say password are reported with any value; keys that say token, key or secret only when
            the value looks drawn at random, since names are given in them too. Known formats (GitHub, GitLab, Slack, AWS, private keys, a
            password in an address and more) are found everywhere. References (`existingSecret`, `passwordKey`, `tokenPath`), placeholders, templates
            and what SOPS encrypted are not reported; defaults that everybody knows, such as `changeme`, are notes.
            """,
        Sources = ["https://fluxcd.io/flux/components/helm/helmreleases/#values-references", "https://fluxcd.io/flux/security/secrets-management/"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        if (Sops.IsEncrypted(document.Field) || document.Resources.Any(r => r.Id.Kind == "CustomResourceDefinition"))
        {
            return;
        }

        var reported = new HashSet<YamlScalar>(ReferenceEqualityComparer.Instance);
        if (document.Role == DocumentRole.KustomizationFile)
        {
            foreach (var field in document.Field.Fields.Where(f => f.Key != "secretGenerator"))
            {
                CheckFormats(field, reported, context);
            }

            CheckPatches(document.Field, reported, context);
            CheckNames(document.Field["configMapGenerator"], reported, context);
        }
        else if (document.Resources.Count == 0)
        {
            CheckFormats(document.Field, reported, context);
            if (document.Role == DocumentRole.Patch || (document.Role == DocumentRole.Data && document.File.IsUsed))
            {
                CheckNames(document.Field, reported, context);
            }
        }

        foreach (var resource in document.Resources.Where(r => !SecretData.IsSecret(r)))
        {
            CheckResource(resource, reported, context);
        }
    }

    private static void CheckResource(Resource resource, HashSet<YamlScalar> reported, RuleContext context)
    {
        var spec = resource.Field["spec"];
        switch (resource.Id)
        {
            case { Group: FluxGroups.Notification, Kind: "Provider" }: // FX704
                return;
            case { Group: FluxGroups.Helm, Kind: "HelmRelease" }:
                CheckNames(spec["values"], reported, context);
                break;
            case { Group: FluxGroups.Kustomize, Kind: "Kustomization" }:
                CheckNames(spec["postBuild"]["substitute"], reported, context);
                CheckPatches(spec, reported, context);
                break;
            case { Group: "", Kind: "ConfigMap" }:
                CheckNames(resource.Field["data"], reported, context);
                break;
        }

        CheckEnvironment(resource.Field, reported, context);
        CheckFormats(resource.Field, reported, context);
    }

    private static void CheckPatches(Field owner, HashSet<YamlScalar> reported, RuleContext context)
    {
        foreach (var patch in owner["patches"].Items.Concat(owner["patchesJson6902"].Items).Select(p => p["patch"]).Concat(owner["patchesStrategicMerge"].Items))
        {
            if (patch.Scalar is not { } text || !text.Value.Contains(':', StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var document in NestedYaml.Parse(text).Documents)
            {
                var content = Field.Root(document.Root);
                if (Resource.From(document.Root) is { } secret && SecretData.IsSecret(secret))
                {
                    foreach (var datum in SecretData.Of(secret).Where(d => d.Kind == SecretValueKind.Clear))
                    {
                        Report(datum.Field.Origin.Place, $"the patch writes `{datum.Field.Key}` of a Secret", isDummy: false, context);
                    }
                }
                else
                {
                    CheckNames(content, reported, context);
                }
            }
        }
    }

    /// <summary>Environment variables of containers, wherever a kind keeps its pod template.</summary>
    private static void CheckEnvironment(Field field, HashSet<YamlScalar> reported, RuleContext context)
    {
        if (field.Key == "env" && field.List is not null)
        {
            CheckNames(field, reported, context);
            return;
        }

        foreach (var child in field.Fields.Concat(field.Items))
        {
            CheckEnvironment(child, reported, context);
        }
    }

    private static void CheckNames(Field field, HashSet<YamlScalar> reported, RuleContext context)
    {
        foreach (var credential in CredentialWalk.Below(field))
        {
            foreach (var (name, value) in CredentialText.Pairs(credential))
            {
                if (CredentialText.Judge(name, value) is { } kind && reported.Add(credential.Scalar))
                {
                    var at = value.Length == 0 ? credential.Scalar.Origin.Place : SecretPlace.In(credential.Scalar, value, new TextSpan(0, value.Length));
                    Report(at, $"`{name}` has its value", kind == SecretValueKind.Dummy, context);
                }
            }
        }
    }

    private static void CheckFormats(Field field, HashSet<YamlScalar> reported, RuleContext context)
    {
        foreach (var credential in CredentialWalk.Below(field))
        {
            var scalar = credential.Scalar;
            foreach (var (format, span) in SecretFormat.FindAll(scalar.Value))
            {
                var value = scalar.Value.AsSpan(span.Start, span.Length);
                if (format.Kind != SecretKind.DecryptionKey && !SecretValue.IsPlaceholder(value) && reported.Add(scalar))
                {
                    Report(SecretPlace.In(scalar, scalar.Value, span), $"{format.NameWithArticle} stands", SecretValue.IsDummy(value), context);
                }
            }
        }
    }

    private static void Report(Place at, string what, bool isDummy, RuleContext context) =>
        context.Report(at, $"{what} in clear here{(isDummy ? "; it looks like an example or a default" : ": take it from a Secret, and change it, for Git forgets nothing")}", isDummy ? Level.Note : null);
}
