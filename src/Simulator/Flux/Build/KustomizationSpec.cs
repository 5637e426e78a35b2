using Dryflux.Manifests.Flux;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize;
using Dryflux.Simulator.Kustomize.Reading;

namespace Dryflux.Simulator.Flux.Build;

/// <summary>
/// A Flux Kustomization as Flux's Go type holds it: proper field names, unknown fields gone, every value of the type its field has.
/// All nodes keep their origin.
/// </summary>
public sealed class KustomizationSpec
{
    private readonly YamlMap _root;
    private readonly YamlMap? _metadata;
    private readonly YamlMap _spec;
    private readonly YamlMap? _postBuild;

    private KustomizationSpec(YamlMap root)
    {
        _root = root;
        _metadata = root["metadata"] as YamlMap;
        _spec = root["spec"] as YamlMap ?? new YamlMap(root.Origin);
        _postBuild = _spec["postBuild"] as YamlMap;
    }

    /// <summary><c>apiVersion</c>; "" when absent.</summary>
    public string ApiVersion => TextOf(_root, "apiVersion");

    /// <summary><c>kind</c>; "" when absent.</summary>
    public string Kind => TextOf(_root, "kind");

    /// <summary><c>metadata.name</c>; "" when absent.</summary>
    public string Name => TextOf(_metadata, "name");

    /// <summary><c>metadata.namespace</c>; "" when absent.</summary>
    public string Namespace => TextOf(_metadata, "namespace");

    /// <summary>Where the object is named.</summary>
    public Origin NameOrigin => (_metadata?["name"] ?? _root).Origin;

    /// <summary>Where the directory to build is named: <c>spec.path</c>, or the object's name.</summary>
    public Origin PathOrigin => (_spec["path"] ?? _metadata?["name"] ?? _root).Origin;

    /// <summary><c>spec.path</c>; "" when absent.</summary>
    public string Path => TextOf(_spec, "path");

    /// <summary><c>spec.sourceRef</c>, or null.</summary>
    public YamlMap? SourceRef => _spec["sourceRef"] as YamlMap;

    /// <summary>True when <c>spec.postBuild</c> is there: without it nothing is ever substituted.</summary>
    public bool HasPostBuild => _postBuild is not null;

    /// <summary><c>spec.postBuild.substitute</c>, or null.</summary>
    public YamlMap? Substitute => _postBuild?["substitute"] as YamlMap;

    /// <summary>True when expressions are evaluated even if no variable has a value.</summary>
    public bool SubstitutesAlways => TextOf(_postBuild, "substituteStrategy") == "Always";

    /// <summary><c>spec.commonMetadata</c>, or null.</summary>
    public YamlMap? CommonMetadata => _spec["commonMetadata"] as YamlMap;

    /// <summary>Reads an object as the controller gets it from the cluster; null, with the reason reported, when a value is of the wrong type.</summary>
    /// <param name="kustomization">The object.</param>
    /// <param name="errors">Where mistakes go.</param>
    public static KustomizationSpec? FromObject(FluxKustomization kustomization, BuildErrors errors) => FromObject(kustomization.Resource.Root, errors);

    internal static KustomizationSpec? FromObject(YamlMap root, BuildErrors errors) =>
        From(root, new ConfigReader(errors, "failed to convert to kustomization", allowUnknown: true, isObject: true), errors);

    /// <summary>
    /// Reads a document of a file as <c>flux build</c> does: numbers and booleans become texts where the type has a text, and words are
    /// those of YAML 1.1. A document without content is an object without fields.
    /// </summary>
    /// <param name="root">The document.</param>
    /// <param name="convertsScalars">False for JSON, where a number is no text.</param>
    /// <param name="context">What stands before each message.</param>
    /// <param name="errors">Where mistakes go.</param>
    internal static KustomizationSpec? FromFile(YamlNode root, bool convertsScalars, string context, BuildErrors errors) => root is YamlScalar { IsNull: true }
        ? new KustomizationSpec(new YamlMap(root.Origin))
        : From(root, new ConfigReader(errors, context, allowUnknown: true, convertsScalars), errors);

    /// <summary>A text of the spec that is there and not empty, or null.</summary>
    public YamlScalar? Text(string field) => _spec[field] is YamlScalar { Value.Length: > 0 } scalar ? scalar : null;

    /// <summary>True for a flag of the spec that is set.</summary>
    public bool Flag(string field) => TextOf(_spec, field) == "true";

    /// <summary>The texts of a list of the spec; none when it is absent.</summary>
    public IEnumerable<YamlScalar> Texts(string field) => _spec[field] is YamlList list ? list.Items.Cast<YamlScalar>() : [];

    /// <summary>The mappings of a list of the spec; none when it is absent.</summary>
    public IEnumerable<YamlMap> Maps(string field) => _spec[field] is YamlList list ? list.Items.Cast<YamlMap>() : [];

    private static KustomizationSpec? From(YamlNode root, ConfigReader reader, BuildErrors errors)
    {
        var before = errors.Count;
        return reader.ReadObject(root, KustomizationShapes.Kustomization) is { } map && errors.Count == before ? new KustomizationSpec(map) : null;
    }

    private static string TextOf(YamlMap? map, string field) => map?.Text(field) ?? "";
}
