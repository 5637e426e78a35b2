using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Resources;
using Dryflux.Manifests.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.ImageAutomation;

/// <summary>A setter comment that Flux reads: it names the policy whose choice goes into the value beside it.</summary>
/// <param name="Namespace">The namespace of the policy.</param>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Part">What of the image is written: <c>tag</c>, <c>name</c>, <c>digest</c>; "" for all of it.</param>
/// <param name="Value">The value that is updated.</param>
/// <param name="Place">The comment.</param>
internal sealed record PolicyMarker(string Namespace, string Policy, string Part, YamlScalar Value, Place Place)
{
    /// <summary>The image without tag and digest; null when the value does not hold it, or only once variables are in.</summary>
    public string? Image => Value.Value.HasVariable ? null : Part switch
    {
        "name" => Value.Value,
        "" => ImageReference.Parse(Value.Value).Name,
        _ => null,
    };

    /// <summary>The tag; null when the value does not hold it, or only once variables are in.</summary>
    public string? Tag => Value.Value.HasVariable ? null : Part switch
    {
        "tag" => Value.Value.Split('@')[0],
        "" => ImageReference.Parse(Value.Value).Tag,
        _ => null,
    };
}
