using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Repairs the references of one object (api/filters/nameref/nameref.go).</summary>
internal sealed class ReferenceRepair
{
    private readonly KustomizeResource _referrer;
    private readonly KustomizeId _id;
    private readonly RenamedObjects _objects;
    private readonly HashSet<string> _accountNamespaces = new(StringComparer.Ordinal);

    public ReferenceRepair(KustomizeResource referrer, RenamedObjects objects)
    {
        _referrer = referrer;
        _id = referrer.Id;
        _objects = objects;
        Problem = ReadAccountNamespaces();
    }

    /// <summary>Why the references of the object cannot be repaired, or null.</summary>
    public (string Message, Origin At)? Problem { get; }

    /// <summary>Repairs the references that one field holds.</summary>
    public void Apply(NameReference target, FieldSpec field, BuildErrors errors)
    {
        var selection = new ReferralSelection(_referrer, target, field.Path);
        var found = new BuildErrors();
        var walker = new FieldSpecWalker(CreatedKind.None, _referrer.Root.Origin, node => Change(node, selection)) { Concerns = Concerns };
        if (!walker.Apply(_referrer, [field], found))
        {
            foreach (var error in found.All)
            {
                errors.Add($"updating name reference in '{field.Path}' field of '{_id}': {error.Message}", error.Place);
            }
        }
    }

    /// <summary>True when a reference names something that was renamed, or is an error.</summary>
    private bool Concerns(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                foreach (var candidate in _objects.Once(scalar.Value))
                {
                    if (!string.Equals(candidate.Name, scalar.Value, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }

                return false;
            case YamlMap map:
                return map["name"] is not YamlScalar name || _objects.Once(name.Value).Count > 0;
            default:
                foreach (var item in ((YamlList)node).Items)
                {
                    if (item is YamlList || Concerns(item))
                    {
                        return true;
                    }
                }

                return false;
        }
    }

    private FieldChange Change(YamlNode node, ReferralSelection selection)
    {
        switch (node)
        {
            case YamlScalar { IsNull: true }:
                return FieldChange.To(node);
            case YamlScalar scalar:
                return ChangeScalar(scalar, selection);
            case YamlMap map:
                return ChangeMap(map, selection);
            default:
                var list = (YamlList)node;
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (list.Items[i] is YamlList)
                    {
                        return FieldChange.Failed("a list within a list is expected to be either a string or a map of string");
                    }

                    var change = Change(list.Items[i], selection);
                    if (change.Problem is not null)
                    {
                        return change;
                    }

                    list.Replace(i, change.Node!);
                }

                return FieldChange.To(list);
        }
    }

    private FieldChange ChangeScalar(YamlScalar scalar, ReferralSelection selection)
    {
        var referral = selection.Select(_objects.Once(scalar.Value).Where(CanBeReferred), withNamespace: false, out var problem);
        if (referral is null)
        {
            return problem is null ? FieldChange.To(scalar) : FieldChange.Failed(problem);
        }

        referral.RememberReference();
        return FieldChange.To(Renamed(scalar, referral, "name", referral.Name));
    }

    /// <summary>A reference of name and namespace: both follow the object.</summary>
    private FieldChange ChangeMap(YamlMap map, ReferralSelection selection)
    {
        if (map["name"] is not { } name)
        {
            return FieldChange.Failed("path config error; no 'name' field in node");
        }

        var oldName = name is YamlScalar text ? text.Value : "";
        var referral = selection.Select(Candidates(map, oldName), withNamespace: true, out var problem);
        if (referral is null)
        {
            return problem is null ? FieldChange.To(map) : FieldChange.Failed(problem);
        }

        referral.RememberReference();
        map.Set(map.Find("name")!.Key, Renamed(name, referral, "name", referral.Name));
        if (referral.Namespace.Length > 0)
        {
            var key = map.Find("namespace")?.Key ?? NodeEdits.Key("namespace", name.Origin);
            map.Set(key, map["namespace"] is { } old ? Renamed(old, referral, "namespace", referral.Namespace) : NodeEdits.Key(referral.Namespace, NameNode(referral, "namespace").Origin));
        }

        return FieldChange.To(map);
    }

    /// <summary>Once named so; with a namespace in the reference, those whose original namespace it is, or else whose current one it is (filterMapCandidatesByNamespace).</summary>
    private IEnumerable<KustomizeResource> Candidates(YamlMap map, string name)
    {
        var candidates = _objects.Once(name).Where(CanBeReferred);
        if (map["namespace"] is not { } node)
        {
            return candidates;
        }

        var @namespace = node is YamlScalar text ? text.Value : "";
        return _objects.All.Any(o => IsIn(o.OriginalId, @namespace) && CanBeReferred(o))
            ? candidates.Where(c => IsIn(c.OriginalId, @namespace))
            : candidates.Where(c => IsIn(c.Id, @namespace));
    }

    private static bool IsIn(KustomizeId id, string @namespace) => !id.IsClusterScoped && string.Equals(id.EffectiveNamespace, @namespace, StringComparison.Ordinal);

    /// <summary>Objects elsewhere are out of reach, but for service accounts named as subjects (api/resmap/reswrangler.go:SubsetThatCouldBeReferencedByResource).</summary>
    private bool CanBeReferred(KustomizeResource resource)
    {
        var id = resource.Id;
        return _id.IsClusterScoped || id.IsClusterScoped || id.IsInNamespaceOf(_id) || _accountNamespaces.Contains(id.Namespace);
    }

    /// <summary>The namespaces of service accounts that a RoleBinding binds (getNamespacesForRoleBinding).</summary>
    private (string, Origin)? ReadAccountNamespaces()
    {
        if (_referrer.Kind != "RoleBinding" || _referrer.Root["subjects"] is not YamlList subjects)
        {
            return null;
        }

        foreach (var subject in subjects.Items.OfType<YamlMap>())
        {
            if (subject["namespace"] is not { } node || subject.Text("kind") != "ServiceAccount")
            {
                continue;
            }

            if (node is not YamlScalar scalar || ScalarKinds.Resolve(scalar, GoYaml.V3, out var value) is not null || value.Kind != ScalarKind.String)
            {
                return ($"Invalid Input: namespace is blank for resource \"{_id}\"", node.Origin);
            }

            _accountNamespaces.Add(scalar.Value);
        }

        return null;
    }

    /// <summary>The reference with the new text, decorated by the object's own name or namespace; the same node when nothing changes.</summary>
    private static YamlNode Renamed(YamlNode old, KustomizeResource referral, string field, string text)
    {
        if (old is YamlScalar same && string.Equals(same.Value, text, StringComparison.Ordinal))
        {
            return old;
        }

        var by = NameNode(referral, field).Origin;
        return old is YamlScalar scalar ? NodeEdits.Decorate(scalar, text, by) : NodeEdits.Replace(old, text, null, by);
    }

    private static YamlNode NameNode(KustomizeResource referral, string field) => (referral.Root["metadata"] as YamlMap)?[field] ?? referral.Root;
}
