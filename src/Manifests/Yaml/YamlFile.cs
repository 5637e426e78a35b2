using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>A parsed YAML file: frozen documents, its comments, and what was wrong with it.</summary>
/// <param name="Source">The text.</param>
/// <param name="Documents">Documents in order, up to the error if there is one.</param>
/// <param name="Comments">Comments in order of the text.</param>
/// <param name="DuplicateKeys">Keys given more than once in a mapping.</param>
/// <param name="Error">Why reading stopped early, or null.</param>
public sealed record YamlFile(
    SourceText Source,
    IReadOnlyList<YamlDocument> Documents,
    IReadOnlyList<Comment> Comments,
    IReadOnlyList<DuplicateKey> DuplicateKeys,
    YamlError? Error)
{
    /// <summary>The comment on a 1-based line, or null.</summary>
    public Comment? CommentOn(int line)
    {
        var low = 0;
        var high = Comments.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = Comments[middle].Line;
            if (found == line)
            {
                return Comments[middle];
            }

            if (found < line)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }
}
