using Dryflux.Manifests.Yaml;
using Dryflux.Simulator.Kustomize.Fields;

namespace Dryflux.Simulator.Kustomize.Transformers;

/// <summary>Decides which of several objects a reference means (api/filters/nameref/nameref.go:selectReferral).</summary>
internal sealed class ReferralSelection
{
    private readonly KustomizeResource _referrer;
    private readonly KustomizeId _id;
    private readonly NameReference _target;
    private readonly (string Group, string Kind)? _role;

    /// <param name="referrer">The object that refers.</param>
    /// <param name="target">The kind referred to.</param>
    /// <param name="path">The field that refers.</param>
    public ReferralSelection(KustomizeResource referrer, NameReference target, string path)
    {
        _referrer = referrer;
        _id = referrer.Id;
        _target = target;
        if (path.EndsWith("roleRef/name", StringComparison.Ordinal) && referrer.Root["roleRef"] is YamlMap role && role["apiGroup"] is { } group && role["kind"] is { } kind)
        {
            _role = ((group as YamlScalar)?.Value ?? "", (kind as YamlScalar)?.Value ?? "");
        }
    }

    /// <summary>The object meant; null when there is none, or when <paramref name="problem"/> says why there is no telling.</summary>
    /// <param name="candidates">Objects that once had the name and can be referred to.</param>
    /// <param name="withNamespace">True when the reference takes over the namespace too.</param>
    /// <param name="problem">Why there is no telling.</param>
    public KustomizeResource? Select(IEnumerable<KustomizeResource> candidates, bool withNamespace, out string? problem)
    {
        problem = null;
        var left = candidates.Where(Fits).ToList();
        if (left.Count <= 1)
        {
            return left.FirstOrDefault();
        }

        left = left.FindAll(c => EndAlike(c.NamePrefixes, _referrer.NamePrefixes, allowEmpty: true) && EndAlike(c.NameSuffixes, _referrer.NameSuffixes, allowEmpty: true));
        if (left.Count > 1)
        {
            left = left.FindAll(c => EndAlike(c.NamePrefixes, _referrer.NamePrefixes, allowEmpty: false) && EndAlike(c.NameSuffixes, _referrer.NameSuffixes, allowEmpty: false));
        }

        if (left.Count <= 1 || left.TrueForAll(c => c.Name == left[0].Name && (!withNamespace || c.Namespace == left[0].Namespace)))
        {
            return left.FirstOrDefault();
        }

        problem = $"found multiple possible referrals: {string.Join(", ", left)}";
        return null;
    }

    private bool Fits(KustomizeResource candidate)
    {
        var fitsTarget = false;
        var fitsRole = _role is null;
        foreach (var id in candidate.PreviousIds)
        {
            fitsTarget |= id.IsOfKind(_target.Group, _target.Version, _target.Kind);
            fitsRole |= _role is { } role && id.IsOfKind(role.Group, "", role.Kind);
        }

        var current = candidate.Id;
        return fitsTarget && fitsRole && (_id.IsClusterScoped || current.IsClusterScoped || current.Kind == "ServiceAccount" || _id.IsInNamespaceOf(current));
    }

    /// <summary>True when the shorter list is the end of the longer; an empty one fits only another, or any when that is allowed (api/resource/resource.go:PrefixesSuffixesEquals).</summary>
    private static bool EndAlike(IReadOnlyList<string> a, IReadOnlyList<string> b, bool allowEmpty)
    {
        if (a.Count == 0 || b.Count == 0)
        {
            return allowEmpty || a.Count == b.Count;
        }

        for (var i = 1; i <= Math.Min(a.Count, b.Count); i++)
        {
            if (!string.Equals(a[^i], b[^i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
