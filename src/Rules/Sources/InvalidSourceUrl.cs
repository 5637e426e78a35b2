using System.Text.RegularExpressions;
using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Rules.Engine;

namespace Dryflux.Rules.Sources;

/// <summary>FX507: an address that the kind of source does not take.</summary>
public sealed partial class InvalidSourceUrl : ObjectRule<FluxSource>
{
    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX507",
        Name = "invalid-source-url",
        Title = "An address that this kind of source does not take",
        Level = Level.Error,
        Fix = FixSafety.Ask,
        Why = """
            Every kind of source takes some forms of address only. GitRepository: `http://`, `https://` and `ssh://`, not Git's short form
            `git@host:org/repo`, and in `ssh://` form the host is followed by a slash, since a colon starts a port. HelmRepository: the directory that
            holds `index.yaml`, or `oci://` together with `type: oci`, never a single chart. OCIRepository: `oci://` without tag or digest, which
            belong into `ref`. Bucket: host and port without scheme (with `provider: azure` the whole address). Some of these the API server
            refuses; others are applied and the source never becomes ready. Addresses that start with a variable are not judged.
            """,
        Sources = ["https://fluxcd.io/flux/components/source/gitrepositories/#url", "https://fluxcd.io/flux/components/source/helmrepositories/#url", "https://fluxcd.io/flux/components/source/ocirepositories/#url"],
    };

    /// <inheritdoc/>
    public override void Check(FluxSource flux, RuleContext context)
    {
        var address = flux is FluxBucket bucket ? bucket.Endpoint : flux.Url;
        if (address.Text is not { Length: > 0 } text || SourceUrl.Parse(text) is not { IsUnknown: false } url || ToFillIn().IsMatch(text))
        {
            return;
        }

        switch (flux)
        {
            case FluxGitRepository:
                CheckGit(address, text, url, context);
                break;
            case FluxHelmRepository helm:
                CheckHelm(helm, url, context);
                break;
            case FluxOciRepository when url.Scheme != "oci":
                context.Report(address, $"an OCIRepository takes only `oci://` addresses, not {Given(url)}");
                break;
            case FluxOciRepository:
                CheckTag(address, url, context);
                break;
            case FluxBucket when url.Scheme.Length > 0 && flux.Spec["provider"].Text is null or "generic" or "aws":
                context.Report(address, $"a Bucket's endpoint is host and port, without `{url.Scheme}://`: the client refuses it as no domain name");
                break;
        }
    }

    private static void CheckGit(Field address, string text, SourceUrl url, RuleContext context)
    {
        if (url.Scheme.Length == 0 && ScpLike().Match(text) is { Success: true } scp)
        {
            var user = scp.Groups["user"] is { Success: true } given ? given.Value : "git";
            context.Report(
                address,
                "Git's short form of an address is refused by Flux, which takes `http://`, `https://` and `ssh://` only",
                fixes: [Mend(address, $"ssh://{user}@{scp.Groups["host"].Value}/{scp.Groups["path"].Value.TrimStart('/')}")]);
        }
        else if (url.Scheme is not ("http" or "https" or "ssh"))
        {
            context.Report(address, $"a GitRepository takes `http://`, `https://` and `ssh://` addresses, not {Given(url)}");
        }
        else if (url.Port.Length > 0 && !url.Port.HasVariable && url.Port.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            context.Report(
                address,
                $"`{url.Port}` is read as a port: in an `{url.Scheme}://` address the host is followed by a slash, not a colon",
                fixes: [Mend(address, text.Replace($":{url.Port}/", $"/{url.Port}/", StringComparison.Ordinal))]);
        }
    }

    private static void CheckHelm(FluxHelmRepository helm, SourceUrl url, RuleContext context)
    {
        var type = helm.Type.Text;
        if (url.Scheme is not ("http" or "https" or "oci"))
        {
            context.Report(helm.Url, $"a HelmRepository takes `https://`, `http://` and `oci://` addresses, not {Given(url)}");
        }
        else if (url.Scheme == "oci" && (type == "default" || context.IsMissing(helm.Type)))
        {
            context.Report(helm.Url, "an `oci://` address needs `type: oci`: without it the repository never becomes ready");
        }
        else if (url.Scheme != "oci" && type == "oci")
        {
            context.Report(helm.Url, $"`type: oci` needs an `oci://` address, not {Given(url)}: no chart can be read from it");
        }
        else if (url.Scheme == "oci")
        {
            CheckTag(helm.Url, url, context);
        }
        else if (url.Path.EndsWith(".tgz", StringComparison.Ordinal) || url.Path.EndsWith("/index.yaml", StringComparison.Ordinal) || url.Path == "index.yaml")
        {
            context.Report(helm.Url, "the address of one file: Flux adds `/index.yaml` to it, so it must be the directory that holds the index");
        }
    }

    private static void CheckTag(Field address, SourceUrl url, RuleContext context)
    {
        var last = url.Path[(url.Path.LastIndexOf('/') + 1)..];
        var digest = last.IndexOf('@', StringComparison.Ordinal);
        var start = digest >= 0 ? digest : Variable().Replace(last, m => new string('x', m.Length)).IndexOf(':', StringComparison.Ordinal);
        if (start > 0)
        {
            context.Report(address, $"the address must not hold a {(digest >= 0 ? "digest" : "tag")}: `{last[start..]}` belongs into `ref` or the chart's `version`");
        }
    }

    private static Fix? Mend(Field address, string text) => Fix.Ask($"write `{text}`", YamlEdit.SetValue(address.Scalar!, text));

    private static string Given(SourceUrl url) => url.Scheme.Length == 0 ? "one without scheme" : $"`{url.Scheme}://`";

    [GeneratedRegex(@"^(?:(?<user>[\w.-]+)@)?(?<host>(?:[\w.-]|\$\{[^}]*\})+):(?<path>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex ScpLike();

    /// <summary>A template's word in place of scheme and host, as <c>REPO_PREFIX/apps</c>.</summary>
    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+(/|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ToFillIn();

    [GeneratedRegex(@"\$\{[^}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
