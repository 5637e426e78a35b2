using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Transformers;

namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>What becomes of a field that a field spec reached: the node to stand there (the same one when it was changed in place), or why that cannot be.</summary>
public readonly record struct FieldChange
{
    private FieldChange(YamlNode? node, string? problem)
    {
        Node = node;
        Problem = problem;
    }

    /// <summary>The node to stand in the field; null when there is a problem.</summary>
    public YamlNode? Node { get; }

    /// <summary>What is wrong with the field, or null.</summary>
    public string? Problem { get; }

    /// <summary>The field becomes this node.</summary>
    public static FieldChange To(YamlNode node) => new(node, null);

    /// <summary>The field cannot be changed.</summary>
    public static FieldChange Failed(string problem) => new(null, problem);

    /// <summary>The field is not of the kind that is needed, in kustomize's words.</summary>
    public static FieldChange WrongKind(string expected, YamlNode found) =>
        Failed($"wrong node kind: expected {expected}Node but got {KindName(found)}Node: node contents:\n{NodePrinter.Print(found)}");

    /// <summary>What kustomize calls the kind of a node.</summary>
    public static string KindName(YamlNode node) => node switch { YamlMap => "Mapping", YamlList => "Sequence", _ => "Scalar" };
}
