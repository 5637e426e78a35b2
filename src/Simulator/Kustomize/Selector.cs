using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize;

/// <summary>
/// Which objects a patch target, a replacement target or the like takes, as written. Every part but the two selector
/// expressions is a regular expression or plain text, depending on who asks; "" takes everything.
/// </summary>
/// <param name="Group">API group.</param>
/// <param name="Version">API version.</param>
/// <param name="Kind">Kind.</param>
/// <param name="Name">Name.</param>
/// <param name="Namespace">Namespace.</param>
/// <param name="LabelSelector">A label selector such as <c>app=web,tier!=db</c>.</param>
/// <param name="AnnotationSelector">The same over annotations.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Selector(string Group, string Version, string Kind, string Name, string Namespace, string LabelSelector, string AnnotationSelector, Origin Origin)
{
    /// <summary>Reads the mapping of a <c>target:</c> or <c>select:</c>; the caller has checked its fields.</summary>
    public static Selector From(YamlMap map) => new(
        map.Text("group") ?? "",
        map.Text("version") ?? "",
        map.Text("kind") ?? "",
        map.Text("name") ?? "",
        map.Text("namespace") ?? "",
        map.Text("labelSelector") ?? "",
        map.Text("annotationSelector") ?? "",
        map.Origin);
}
