using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Points references by name at objects that were renamed: the last step of a build (api/internal/accumulator/namereferencetransformer.go).</summary>
public sealed class NameReferenceTransformer : Transformer
{
    private readonly Dictionary<string, List<Reference>> _byReferrer = new(StringComparer.Ordinal);
    private readonly List<Reference> _ofAnyKind = [];

    /// <summary>Makes the step.</summary>
    /// <param name="references">The fields that hold names.</param>
    public NameReferenceTransformer(IReadOnlyList<NameReference> references)
    {
        var order = 0;
        foreach (var reference in references)
        {
            foreach (var field in reference.Referrers)
            {
                var entry = new Reference(order++, reference, field, field with { Group = "", Version = "", Kind = "" });
                if (field.Kind.Length == 0)
                {
                    _ofAnyKind.Add(entry);
                }
                else if (_byReferrer.TryGetValue(field.Kind, out var entries))
                {
                    entries.Add(entry);
                }
                else
                {
                    _byReferrer.Add(field.Kind, [entry]);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override void Transform(ResourceSet resources, BuildErrors errors)
    {
        var renamed = new RenamedObjects(resources);
        foreach (var referrer in resources.Resources)
        {
            var id = referrer.OriginalId;
            var references = ReferencesOf(id.Kind);
            if (references.Count == 0)
            {
                continue;
            }

            var repair = new ReferenceRepair(referrer, renamed);
            if (repair.Problem is { } problem)
            {
                errors.Add(problem.Message, problem.At);
                continue;
            }

            foreach (var reference in references)
            {
                if (id.IsOfKind(reference.Field.Group, reference.Field.Version, reference.Field.Kind))
                {
                    repair.Apply(reference.Target, reference.AnyKindField, errors);
                }
            }
        }
    }

    private List<Reference> ReferencesOf(string kind)
    {
        if (!_byReferrer.TryGetValue(kind, out var references))
        {
            return _ofAnyKind;
        }

        return _ofAnyKind.Count == 0 ? references : [.. references.Concat(_ofAnyKind).OrderBy(r => r.Order)];
    }

    /// <param name="Order">Its place among all.</param>
    /// <param name="Target">The kind of object referred to.</param>
    /// <param name="Field">The field that refers, with the original kind of its object.</param>
    /// <param name="AnyKindField">The same, whatever the kind is by now.</param>
    private sealed record Reference(int Order, NameReference Target, FieldSpec Field, FieldSpec AnyKindField);
}
