using Dryflux.Manifests.Text;

namespace Dryflux.Manifests.Yaml;

/// <summary>One document of a YAML file.</summary>
/// <param name="Index">0-based position among the documents of the file.</param>
/// <param name="Root">The root node; an empty scalar for a document without content.</param>
/// <param name="Span">From the start of the root to its end.</param>
public sealed record YamlDocument(int Index, YamlNode Root, TextSpan Span)
{
    /// <summary>True when there is nothing in the document but comments.</summary>
    public bool IsEmpty => Root is YamlScalar { IsNull: true };
}
