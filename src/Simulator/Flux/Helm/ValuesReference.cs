using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Flux.Helm;

/// <summary>An entry of <c>spec.valuesFrom</c>.</summary>
internal sealed record ValuesReference(Field Field, string Namespace)
{
    public string Kind => Field["kind"].Text ?? "";

    public string Name => Field["name"].Text ?? "";

    public string Key => Field["valuesKey"].Text is { Length: > 0 } key ? key : "values.yaml";

    public string TargetPath => Field["targetPath"].Text ?? "";

    public bool IsOptional => Field["optional"].IsTrue;

    public bool IsLiteral => Field["literal"].IsTrue;

    public bool IsSecret => Kind == "Secret";

    /// <summary>What stands for a value that is not known or must not be shown: it reads as a variable without value.</summary>
    public string Placeholder => $"${{{Kind}/{Namespace}/{Name}:{Key}}}";

    /// <summary>An error in helm-controller's words (chartutil/values.go:ErrValuesReference).</summary>
    public string Error(string reason) =>
        $"could not resolve{(IsOptional ? " optional" : "")}{(Kind.Length > 0 ? $" {Kind}" : "")} chart values reference '{Namespace}/{Name}' with key '{Key}': {reason}";
}
