namespace Dryflux.Simulator.Kustomize.Fields;

/// <summary>The name-reference and var-reference fields that kustomize knows without configuration, read when first asked for.</summary>
public static class DefaultReferences
{
    private static readonly Lazy<IReadOnlyList<NameReference>> LazyNames = new(ReadNames);
    private static readonly Lazy<IReadOnlyList<FieldSpec>> LazyVars = new(ReadVars);

    /// <summary>Fields that hold names, in the order in which kustomize repairs them.</summary>
    public static IReadOnlyList<NameReference> Names => LazyNames.Value;

    /// <summary>Fields in which vars are expanded.</summary>
    public static IReadOnlyList<FieldSpec> Vars => LazyVars.Value;

    private static List<NameReference> ReadNames()
    {
        var names = new List<NameReference>();
        foreach (var row in KustomizeTable.Rows("name-references.tsv"))
        {
            var referrer = new FieldSpec(row[3], row[4], row[5], row[6], Create: false);
            if (names is [.., var last] && (last.Group, last.Version, last.Kind) == (row[0], row[1], row[2]))
            {
                ((List<FieldSpec>)last.Referrers).Add(referrer);
            }
            else
            {
                names.Add(new NameReference(row[0], row[1], row[2], new List<FieldSpec> { referrer }));
            }
        }

        names.Sort((a, b) => KindOrder.Default.Compare(a.KindId, b.KindId));
        return names;
    }

    private static List<FieldSpec> ReadVars()
    {
        var vars = new List<FieldSpec>();
        foreach (var row in KustomizeTable.Rows("var-references.tsv"))
        {
            vars.Add(new FieldSpec(row[0], row[1], row[2], row[3], Create: false));
        }

        return vars;
    }
}
