using Dryflux.Manifests.Simulation;

namespace Dryflux.Analyzer;

/// <summary>Paths and places as people know them who stand in the working directory; builds read a repository rooted at <c>/</c>.</summary>
internal sealed class WorkingDirectory
{
    private readonly string _prefix = Directory.GetCurrentDirectory().TrimEnd('/') + "/";

    /// <summary>A place of that repository, relative where it lies below; so are places in a message behind it.</summary>
    public string Shown(string place)
    {
        var full = "/" + place.Replace($" at {_prefix[1..]}", " at ", StringComparison.Ordinal);
        return full.StartsWith(_prefix, StringComparison.Ordinal) ? full[_prefix.Length..] : full;
    }

    /// <summary>Errors, one a line.</summary>
    public string Describe(IEnumerable<BuildError> errors) => string.Concat(errors.Select(e => $"{Shown(e.ToString())}\n"));
}
