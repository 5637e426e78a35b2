using System.Text.RegularExpressions;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Security;

/// <summary>How Flux is locked down by what files say, whether or not its controllers are in Git.</summary>
/// <param name="IsOperated">True when the Flux Operator does it: an instance is multitenant.</param>
/// <param name="ForbidsCrossReferences">True with <c>--no-cross-namespace-refs</c>.</param>
/// <param name="ForbidsRemoteBases">True with <c>--no-remote-bases</c>.</param>
/// <param name="DefaultServiceAccount">The account of <c>--default-service-account</c>, or null.</param>
internal sealed partial record WrittenLockdown(bool IsOperated, bool ForbidsCrossReferences, bool ForbidsRemoteBases, string? DefaultServiceAccount)
{
    /// <summary>What instances and files say.</summary>
    /// <param name="instances"><c>spec.cluster</c> of FluxInstances.</param>
    /// <param name="files">The files that flags may stand in.</param>
    public static WrittenLockdown Of(IEnumerable<Field> instances, IReadOnlyCollection<SourceFile> files)
    {
        var operated = instances.LastOrDefault(i => i["multitenant"].IsTrue);
        return new WrittenLockdown(
            operated is not null,
            operated is not null || files.Any(f => IsWritten(f, "--no-cross-namespace-refs=true") || IsWritten(f, "--no-cross-namespace-refs\n")),
            operated is not null || files.Any(f => IsWritten(f, "--no-remote-bases") && !IsWritten(f, "--no-remote-bases=false")),

            // Flux Operator docs: the account is `default` when none is given.
            operated is null ? files.Select(AccountIn).FirstOrDefault(a => a is not null) : operated["tenantDefaultServiceAccount"].Text ?? "default");
    }

    private static bool IsWritten(SourceFile file, string flag)
    {
        var content = file.Yaml.Source.Content;
        for (var at = content.IndexOf(flag, StringComparison.Ordinal); at >= 0; at = content.IndexOf(flag, at + 1, StringComparison.Ordinal))
        {
            if (!IsComment(file, at))
            {
                return true;
            }
        }

        return false;
    }

    private static string? AccountIn(SourceFile file)
    {
        foreach (var match in DefaultAccount().EnumerateMatches(file.Yaml.Source.Content))
        {
            if (!IsComment(file, match.Index))
            {
                return file.Yaml.Source.Content.Substring(match.Index, match.Length).Split('=')[1];
            }
        }

        return null;
    }

    private static bool IsComment(SourceFile file, int at) => file.Yaml.CommentOn(file.Yaml.Source.Position(at).Line) is { } comment && comment.Span.Start < at;

    [GeneratedRegex("--default-service-account=[a-z0-9.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex DefaultAccount();
}
