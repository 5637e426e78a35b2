using Dryflux.Manifests.Repo;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Security;

/// <summary>FX808: a Secret whose values stand in Git in clear.</summary>
public sealed class PlaintextSecret : DocumentRule
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX808",
        Name = "plaintext-secret",
        Title = "A Secret with data in clear in Git",
        Level = Level.Error,
        MarksSecrets = true,
        Why = """
            Base64 is no encryption: who can read the repository reads the Secret, in all its history. Encrypt it with SOPS (Flux decrypts it before it
            is applied), seal it, or let an external-secrets operator fetch it. The same holds for what a `secretGenerator` takes from literals, files
            and env files. SOPS files, empty values, placeholders such as `${password}`, certificates, public keys, settings (`true`,
            `12h`, `info`), entries like `url` or `type`, and files of Helm values, into which FX809 looks, are not reported; a Secret that holds nothing but obvious examples is a note. What is committed once must be taken as known: rotate it.
            """,
        Sources = ["https://fluxcd.io/flux/security/secrets-management/", "https://fluxcd.io/flux/guides/mozilla-sops/", "https://kubernetes.io/docs/concepts/configuration/secret/"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        foreach (var secret in document.Resources.Where(r => SecretData.IsSecret(r) && !Sops.IsEncrypted(r.Field)))
        {
            CheckSecret(document, secret, context);
        }

        if (document.Role == DocumentRole.KustomizationFile)
        {
            foreach (var generator in document.Field["secretGenerator"].Items)
            {
                CheckGenerator(document, generator, context);
            }
        }
    }

    private static void CheckSecret(SourceDocument document, Resource secret, RuleContext context)
    {
        // A webhook is FX704, a key of SOPS FX816.
        var data = SecretData.Of(secret).Where(d => !SecretData.IsWebhook(d) && !SecretData.IsDecryptionKey(d)).Select(d => (d.Field, d.Field.Key!, d.Kind));
        Report([.. data], $"Secret `{secret.Id.Name}` holds", "encrypt it, for base64 hides nothing", document.File.Path, context);
    }

    private static void CheckGenerator(SourceDocument document, Field generator, RuleContext context)
    {
        var sources = new List<(Field At, string Name, SecretValueKind Kind)>();
        foreach (var literal in generator["literals"].Items.Where(l => l.Text?.Contains('=', StringComparison.Ordinal) == true))
        {
            var key = literal.Text![..literal.Text!.IndexOf('=', StringComparison.Ordinal)];
            sources.Add((literal, key, SecretData.KindOf(key, literal.Text![(key.Length + 1)..].Trim('"', '\''))));
        }

        foreach (var file in generator["files"].Items.Where(f => f.Text is not null))
        {
            var equals = file.Text!.IndexOf('=', StringComparison.Ordinal);
            var path = file.Text[(equals + 1)..];
            if (!IsHelmValues(file.Text) && TextOf(path) is { } text && DecryptionKey.Find(text) is null)
            {
                sources.Add((file, path, SecretData.KindOf(equals < 0 ? path : file.Text[..equals], text)));
            }
        }

        foreach (var file in generator["envs"].Items.Append(generator["env"]).Where(f => f.Text is not null))
        {
            if (TextOf(file.Text!) is { } text && !Sops.IsEncrypted(text))
            {
                sources.Add((file, file.Text!, Worst(text)));
            }
        }

        Report(sources, $"Secret `{generator["name"].Text}` is generated from", "keep it in a file that SOPS encrypts", null, context);

        string? TextOf(string path) => document.File.Path.Parent.TryCombine(path) is { } at ? context.Workspace.Repository.File(at)?.Text?.Content : null;
    }

    /// <summary>True for values of a chart, as <c>values.yaml=values.yaml</c>: most of them are no secrets, and FX809 looks into them.</summary>
    private static bool IsHelmValues(string file) =>
        file.Contains("values", StringComparison.OrdinalIgnoreCase) && (file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal));

    /// <summary>One finding for a Secret, at the first value that is readable, or at the first example when there are only examples.</summary>
    private static void Report(IReadOnlyList<(Field At, string Name, SecretValueKind Kind)> sources, string what, string advice, RepoPath? file, RuleContext context)
    {
        var worst = sources.Count == 0 ? SecretValueKind.Harmless : sources.Max(s => s.Kind);
        if (worst == SecretValueKind.Harmless)
        {
            return;
        }

        var those = sources.Where(s => s.Kind == worst).ToList();
        var isExample = worst == SecretValueKind.Dummy;
        context.Report(
            those[0].At,
            $"{what} {Names(those.ConvertAll(s => s.Name))} in clear{(isExample ? "; it looks like an example" : $": {advice}")}",
            isExample ? Level.Note : null,
            related: file is { } path && CreationRule(path, context.Workspace) is { } rule ? [new RelatedPlace(rule.Field.KeyOrigin.Place, "this rule of SOPS is for the file: encrypt it with `sops encrypt --in-place`")] : null);
    }

    private static SopsCreationRule? CreationRule(RepoPath file, Workspace workspace) =>
        SopsConfig.Above(file, SopsConfig.All(workspace)).Select(c => c.RuleFor(file)).FirstOrDefault(r => r is not null);

    /// <summary>The worst of the entries of an env file.</summary>
    private static SecretValueKind Worst(string text)
    {
        var worst = SecretValueKind.Harmless;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[0] != '#' && SecretData.KindOf(line[..equals], line[(equals + 1)..].Trim('"', '\'')) is var kind && kind > worst)
            {
                worst = kind;
            }
        }

        return worst;
    }

    private static string Names(List<string> keys) => keys.Count switch
    {
        1 => $"`{keys[0]}`",
        2 => $"`{keys[0]}` and `{keys[1]}`",
        _ => $"`{keys[0]}` and {keys.Count - 1} more",
    };
}
