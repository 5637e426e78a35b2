using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Text;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Scripts;

namespace Dryflux.Rules.Security;

/// <summary>FX816: a key that opens everything else, in Git.</summary>
public sealed class DecryptionKeyInGit : RepositoryRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX816",
        Name = "decryption-key-in-git",
        Title = "A key that opens encrypted Secrets or a cluster stands in Git: age, PGP, kubeconfig",
        Level = Level.Error,
        MarksSecrets = true,
        Why = """
            Whoever has the private key of SOPS reads every Secret of the repository, in all its history; whoever has a kubeconfig with a token, a
            password or a client key has the cluster. Git forgets nothing: removing the file is not enough. Make a new key, encrypt everything with
            it, rotate what was encrypted, and keep the private key out of Git (`flux create secret` or a key service). Every file of the repository
            is looked at, not only YAML.
            """,
        Sources = ["https://fluxcd.io/flux/guides/mozilla-sops/", "https://getsops.io/docs/#encrypting-using-age", "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/"],
    };

    /// <inheritdoc/>
    public override void Check(Workspace workspace, RuleContext context)
    {
        foreach (var file in workspace.Files)
        {
            CheckYaml(file, context);
        }

        foreach (var text in TextFiles.NotYaml(workspace))
        {
            CheckOther(text, context);
        }
    }

    private static void CheckYaml(SourceFile file, RuleContext context)
    {
        var source = file.Yaml.Source;
        CheckText(source, context);
        foreach (var document in file.Documents)
        {
            if (DecryptionKey.InKubeconfig(document.Field) is { } kubeconfig)
            {
                Report(new Place(source, kubeconfig.Span), kubeconfig, context);
            }

            foreach (var secret in document.Resources.Where(SecretData.IsSecret))
            {
                CheckSecret(secret, context);
            }
        }
    }

    private static void CheckSecret(Resource secret, RuleContext context)
    {
        foreach (var datum in SecretData.Of(secret))
        {
            // A key in clear text was found in the text of the file.
            if (DecryptionKey.Find(datum.Value) is { } key && (datum.Value != datum.Field.Text || key.Name.StartsWith("a kubeconfig", StringComparison.Ordinal)))
            {
                Report(SecretPlace.In(datum.Field.Scalar!, datum.Value, key.Span), key, context);
            }
        }
    }

    private static void CheckText(SourceText source, RuleContext context)
    {
        foreach (var (format, span) in SecretFormat.FindAll(source.Content, SecretKind.DecryptionKey))
        {
            Report(SecretPlace.FirstLine(source, span), new DecryptionKey(format.NameWithArticle, span), context);
        }
    }

    private static void CheckOther(SourceText text, RuleContext context)
    {
        CheckText(text, context);
        if (SecretFormat.FindFirst(text.Content, SecretKind.DecryptionKey) is null && DecryptionKey.Find(text.Content) is { } kubeconfig)
        {
            Report(new Place(text, kubeconfig.Span), kubeconfig, context);
        }
    }

    private static void Report(Place at, DecryptionKey key, RuleContext context) =>
        context.Report(at, $"{key.Name} in clear: whoever reads the repository, or ever did, can use it; make a new one and keep it out of Git");
}
