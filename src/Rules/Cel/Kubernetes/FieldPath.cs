using Dryflux.Manifests.Yaml;

namespace Dryflux.Rules.Cel.Kubernetes;

/// <summary>The path of a rule's <c>fieldPath</c>: <c>.spec.name</c>, <c>['a.b'].c</c> (validation.go:ValidFieldPath).</summary>
internal static class FieldPath
{
    /// <summary>The field that a path leads to; the field it starts from when it cannot be read.</summary>
    public static Field Follow(Field from, string path)
    {
        var field = from;
        for (var at = 0; at < path.Length;)
        {
            var isQuoted = path[at..].StartsWith("['", StringComparison.Ordinal);
            var start = at + (isQuoted ? 2 : 1);
            var end = isQuoted ? path.IndexOf("']", start, StringComparison.Ordinal) : path.AsSpan(start).IndexOfAny(".[") is >= 0 and var next ? start + next : path.Length;
            if ((path[at] != '.' && !isQuoted) || end <= start)
            {
                return from;
            }

            field = field[path[start..end]];
            at = end + (isQuoted ? 2 : 0);
        }

        return field;
    }
}
