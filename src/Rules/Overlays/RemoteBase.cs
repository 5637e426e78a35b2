using System.Buffers;
using Dryflux.Manifests.Simulation;
using Dryflux.Rules.Engine;
using Dryflux.Rules.Security;

namespace Dryflux.Rules.Overlays;

/// <summary>FX227: a kustomization file that takes something from a URL.</summary>
public sealed class RemoteBase : DocumentRule
{
    private static readonly SearchValues<char> UserCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <inheritdoc/>
    public override RuleInfo Info { get; } = new()
    {
        Id = "FX227",
        Name = "remote-base",
        Title = "A kustomization file that takes something from a URL",
        Level = Level.Warning,
        Why = """
            kustomize-controller fetches a remote base itself, at every build: no source object knows of it, nothing verifies it, nothing caches it, and
            no event says that it changed. A build fails when the other host is down, and what a branch or tag holds tomorrow is applied without a commit
            here. Controllers locked down for tenants (`--no-remote-bases`) refuse it; where a cluster that builds the file runs
            with that flag, or its FluxInstance is multitenant, it is an error.

            Copy the files into the repository, or make the other repository a source of its own with a Flux Kustomization for it.
            """,
        Sources = ["https://fluxcd.io/flux/installation/configuration/multitenancy/", "https://github.com/kubernetes-sigs/kustomize/blob/master/api/internal/git/repospec.go (NewRepoSpecFromURL)"],
    };

    /// <inheritdoc/>
    public override void Check(SourceDocument document, RuleContext context)
    {
        if (document.Role != DocumentRole.KustomizationFile || document.Yaml.Index != 0)
        {
            return;
        }

        foreach (var (field, role) in KustomizationFiles.References(document.Field))
        {
            // Sources of a generator may be written key=URL.
            var text = field.Text ?? "";
            var url = role == DocumentRole.Data && text.IndexOf('=', StringComparison.Ordinal) is var equal and >= 0 && !IsRemote(text) ? text[(equal + 1)..] : text;
            if (IsRemote(url))
            {
                var isBuilt = context.Workspace.FluxPaths.Reach(document.File.Path);
                var isRefused = isBuilt && Tenancy.In(context.Workspace).ForbidsRemoteBases(document.File.Path);
                var consequence = isRefused
                    ? "kustomize-controller runs with `--no-remote-bases` here, and the build fails"
                    : $"{(isBuilt ? "kustomize-controller fetches it at every build, unverified and past Flux's sources" : "kustomize fetches it at every build, unverified")}{(IsUnpinned(url) ? ", and without `ref` it is whatever the default branch holds" : "")}";
                context.Report(field, $"`{url}` lies outside the repository: {consequence}", isRefused ? Level.Error : Level.Warning);
            }
        }
    }

    /// <summary>What kustomize takes for an address (repospec.go:extractHost, fileloader.go:IsRemoteFile).</summary>
    private static bool IsRemote(string text)
    {
        if (text.StartsWith("git::", StringComparison.OrdinalIgnoreCase))
        {
            text = text["git::".Length..];
        }

        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var start in (ReadOnlySpan<string>)["https://", "http://", "ssh://", "github.com/", "github.com:"])
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        // user@host:path
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, at).ContainsAnyExcept(UserCharacters) && text.IndexOf(':', at) > at;
    }

    private static bool IsUnpinned(string url)
    {
        var path = url.Split('?')[0];
        return !path.EndsWith(".yaml", StringComparison.Ordinal) && !path.EndsWith(".yml", StringComparison.Ordinal) && !path.EndsWith(".json", StringComparison.Ordinal)
            && !url.Contains("ref=", StringComparison.Ordinal) && !url.Contains("version=", StringComparison.Ordinal);
    }
}
