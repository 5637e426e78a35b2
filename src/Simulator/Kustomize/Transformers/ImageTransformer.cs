using Dryflux.Manifests.Go;
using Dryflux.Manifests.Simulation;
using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>
/// Changes names, tags and digests of images: an entry of <c>images</c>. It runs twice over each object, as upstream does:
/// first over every list <c>containers</c> and <c>initContainers</c> at any depth (api/filters/imagetag/legacy.go), then over
/// the fields of the field specs.
/// </summary>
public sealed class ImageTransformer : Transformer
{
    private const string TagAndDigest = "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?";

    private readonly YamlMap _image;
    private readonly IReadOnlyList<FieldSpec> _specs;
    private readonly GoRegex? _pattern;
    private EntryOutcome _outcome;

    /// <summary>Makes the step.</summary>
    /// <param name="image">The entry.</param>
    /// <param name="specs">The fields that hold images.</param>
    public ImageTransformer(YamlMap image, IReadOnlyList<FieldSpec> specs)
    {
        _image = image;
        _specs = specs;

        // api/internal/image/image.go:IsImageMatched; a name that is no expression matches nothing.
        _ = GoRegex.TryParse($"^{image.Text("name")}{TagAndDigest}$", out _pattern, out _);
    }

    /// <inheritdoc/>
    public override IEnumerable<EntryEffect> Effects => [new EntryEffect("images", (_image["name"] ?? _image).Origin.Place, _outcome)];

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        if (_pattern is null)
        {
            return;
        }

        var walker = new FieldSpecWalker(CreatedKind.None, _image.Origin, Change);
        foreach (var resource in resources.Resources)
        {
            if (resource.Kind == "CustomResourceDefinition")
            {
                continue;
            }

            if (Finds(resource.Root))
            {
                ChangeContainers(resource.Writable(), errors);
            }

            walker.Apply(resource, _specs, errors);
        }
    }

    /// <summary>True when the walk below would change something: only then is the object copied.</summary>
    private bool Finds(YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    if ((IsContainers(entry) && ((YamlList)entry.Value).Items.Any(HasMatch)) || Finds(entry.Value))
                    {
                        return true;
                    }
                }

                return false;
            case YamlList list:
                return list.Items.Any(Finds);
            default:
                return false;
        }
    }

    private bool HasMatch(YamlNode container) => container is YamlMap map && map["image"] is { } image && (image is not YamlScalar scalar || _pattern!.IsMatch(scalar.Value));

    private void ChangeContainers(YamlNode node, BuildErrors errors)
    {
        if (node is YamlList list)
        {
            foreach (var item in list.Items)
            {
                ChangeContainers(item, errors);
            }
        }
        else if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                ChangeContainers(entry.Value, errors);
                if (!IsContainers(entry))
                {
                    continue;
                }

                foreach (var container in ((YamlList)entry.Value).Items.OfType<YamlMap>())
                {
                    if (container.Find("image") is { } image)
                    {
                        var change = Change(image.Value);
                        if (change.Problem is { } problem)
                        {
                            errors.Add(problem, image.Value.Origin);
                        }
                        else
                        {
                            container.Set(image.Key, change.Node!);
                        }
                    }
                }
            }
        }
    }

    private static bool IsContainers(YamlEntry entry) => entry.Name is "containers" or "initContainers" && entry.Value is YamlList;

    private FieldChange Change(YamlNode field)
    {
        if (field is not YamlScalar scalar)
        {
            return FieldChange.WrongKind("Scalar", field);
        }

        if (scalar.IsNull || !_pattern!.IsMatch(scalar.Value))
        {
            return FieldChange.To(field);
        }

        var changed = ImageName.Parse(scalar.Value);
        var by = _image.Origin;
        if (Given("newName") is { } newName)
        {
            changed = changed with { Name = newName.Value };
            by = newName.Origin;
        }

        var newTag = Given("newTag");
        var digest = Given("digest");
        if (newTag is not null || digest is not null)
        {
            changed = changed with { Tag = newTag?.Value ?? "", Digest = digest?.Value ?? "" };
            by = (newTag ?? digest)!.Origin;
        }
        else if (Given("tagSuffix") is { } suffix)
        {
            changed = changed with { Tag = changed.Tag + suffix.Value, Digest = "" };
            by = suffix.Origin;
        }

        var text = changed.ToString();
        if (text != scalar.Value)
        {
            _outcome = EntryOutcome.Worked;
        }
        else if (_outcome == EntryOutcome.NothingMatches)
        {
            _outcome = EntryOutcome.NothingChanges;
        }

        return FieldChange.To(NodeEdits.Replace(scalar, text, null, by));
    }

    private YamlScalar? Given(string field) => _image[field] is YamlScalar { Value.Length: > 0 } scalar ? scalar : null;
}
