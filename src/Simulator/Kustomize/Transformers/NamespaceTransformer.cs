using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Moves objects into a namespace (api/internal/builtins/NamespaceTransformer.go, api/filters/namespace/namespace.go).</summary>
/// <param name="namespace">The namespace.</param>
/// <param name="specs">Fields that hold a namespace, besides <c>metadata.namespace</c>.</param>
/// <param name="unsetOnly">True to leave namespaces alone that are given.</param>
/// <param name="subjects">Which subjects of (cluster) role bindings move along.</param>
public sealed class NamespaceTransformer(YamlScalar @namespace, IReadOnlyList<FieldSpec> specs, bool unsetOnly = false, BindingSubjects subjects = BindingSubjects.Default) : Transformer
{
    private static readonly FieldSpec[] MetadataNamespace = [new("", "", "", "metadata/namespace", true)];

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        if (@namespace.Value.Length == 0)
        {
            return;
        }

        // Some moved, others not yet: the ids as they are at each step.
        var ids = resources.Resources.Select(r => r.Id).ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            var resource = resources.Resources[i];
            if (resource.IsEmpty || BuildAnnotations.IsHelmGenerated(resource))
            {
                continue;
            }

            resource.RememberId();
            Apply(resource, errors);
            ids[i] = resource.Id;
            if (HasTwin(ids, i))
            {
                errors.Add($"namespace transformation produces ID conflict: {ids[i]}", resource.Root.Origin);
            }
        }
    }

    private static bool HasTwin(KustomizeId[] ids, int index)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (i != index && ids[i].IsSameObject(ids[index]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves one object, without remembering its id.</summary>
    internal void Apply(KustomizeResource resource, BuildErrors errors)
    {
        var walker = new FieldSpecWalker(CreatedKind.Scalar, @namespace.Origin, Set) { Context = "namespace field specs must target scalar nodes: " };
        var id = resource.Id;
        if (!id.IsClusterScoped && !walker.Apply(resource, MetadataNamespace, errors))
        {
            return;
        }

        var isBinding = id.Kind is "RoleBinding" or "ClusterRoleBinding";
        if (isBinding && subjects != BindingSubjects.None && resource.Root["subjects"] is YamlList)
        {
            MoveSubjects((YamlList)resource.Writable()["subjects"]!);
        }

        walker.Apply(resource, specs.Where(s => IsApplied(s, id, isBinding)), errors);
    }

    /// <summary>False for fields that are treated above, or that are names of something other than a core Namespace.</summary>
    private static bool IsApplied(FieldSpec spec, KustomizeId id, bool isBinding) => spec.Path switch
    {
        "metadata/namespace" => false,
        "metadata/name" => id.ApiVersion == "v1",
        "subjects/namespace" => !(isBinding && spec.Kind is "RoleBinding" or "ClusterRoleBinding"),
        _ => true,
    };

    private void MoveSubjects(YamlList list)
    {
        foreach (var subject in list.Items.OfType<YamlMap>())
        {
            if (subjects == BindingSubjects.Default ? subject.Text("name") == "default" : subject.Text("kind") == "ServiceAccount")
            {
                var old = subject["namespace"] ?? new YamlScalar("", ScalarStyle.Plain, @namespace.Origin);
                if (Set(old).Node is { } moved)
                {
                    subject.Set(NodeEdits.Key("namespace", @namespace.Origin), moved);
                }
            }
        }
    }

    private FieldChange Set(YamlNode field) => field switch
    {
        not YamlScalar => FieldChange.WrongKind("Scalar", field),
        YamlScalar { IsNull: false, Value.Length: > 0 } when unsetOnly => FieldChange.To(field),
        _ => FieldChange.To(NodeEdits.Replace(field, @namespace.Value, ScalarKinds.StringTag, @namespace.Origin)),
    };
}
