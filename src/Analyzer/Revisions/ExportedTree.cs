using Dryflux.Manifests.Repo;

namespace Dryflux.Analyzer.Revisions;

/// <summary>A directory that holds another revision of a checkout: where the repository comes from is told by the <c>.git</c> of that checkout.</summary>
/// <param name="files">The directory.</param>
/// <param name="checkout">The checkout.</param>
internal sealed class ExportedTree(IFileTree files, IFileTree checkout) : IFileTree
{
    private const string Git = ".git";

    /// <inheritdoc/>
    public string Root => files.Root;

    /// <inheritdoc/>
    public IReadOnlyList<TreeEntry>? List(RepoPath directory)
    {
        if (IsGit(directory))
        {
            return checkout.List(directory);
        }

        var entries = files.List(directory);
        return directory.IsRoot && entries?.All(e => e.Name != Git) == true && checkout.List(directory)?.FirstOrDefault(e => e.Name == Git) is { } git
            ? [.. entries.Append(git).OrderBy(e => e.Name, StringComparer.Ordinal)]
            : entries;
    }

    /// <inheritdoc/>
    public byte[] Read(RepoPath file) => IsGit(file) ? checkout.Read(file) : files.Read(file);

    private static bool IsGit(RepoPath path) => path.Value == Git || path.Value.StartsWith(Git + "/", StringComparison.Ordinal);
}
