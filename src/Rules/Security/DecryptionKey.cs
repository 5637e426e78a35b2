using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>A key that opens what SOPS encrypted, or a cluster.</summary>
/// <param name="Name">What it is, as in "an age private key".</param>
/// <param name="Span">Where it stands in the text that was looked at.</param>
internal sealed record DecryptionKey(string Name, TextSpan Span)
{
    private static readonly string[] Credentials = ["token", "password", "client-key-data"];

    /// <summary>The first age key, PGP key or kubeconfig credential in a text, or null.</summary>
    public static DecryptionKey? Find(string text)
    {
        if (SecretFormat.FindFirst(text, SecretKind.DecryptionKey) is var (format, span))
        {
            return new DecryptionKey(format.NameWithArticle, span);
        }

        return text.Contains("users", StringComparison.Ordinal) && text.Contains("Config", StringComparison.Ordinal)
            ? YamlParser.Parse(new SourceText("", text)).Documents.Select(d => InKubeconfig(Field.Root(d.Root))).FirstOrDefault(k => k is not null)
            : null;
    }

    /// <summary>The credential in a kubeconfig, or null.</summary>
    public static DecryptionKey? InKubeconfig(Field root)
    {
        if (root["kind"].Text != "Config" || root["apiVersion"].Text != "v1")
        {
            return null;
        }

        foreach (var user in root["users"].Items.Select(u => u["user"]))
        {
            foreach (var credential in Credentials.Select(c => user[c]))
            {
                if (credential.Text is { Length: > 0 } value && !SecretValue.IsPlaceholder(value) && !SecretValue.IsDummy(value))
                {
                    return new DecryptionKey($"a kubeconfig with a `{credential.Key}`", credential.Scalar!.Origin.Span);
                }
            }
        }

        return null;
    }
}
