using System.Globalization;
using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Analyzer;

/// <summary>Lists the composed values of a HelmRelease as comments: path, value, and the line that sets it.</summary>
internal static class ValuesListing
{
    /// <summary>Appends a comment for each value that holds no others.</summary>
    public static void Append(YamlMap values, StringBuilder output)
    {
        output.Append("# values as composed:\n");
        Append(Field.Root(values), output);
    }

    private static void Append(Field field, StringBuilder output)
    {
        var inner = field.Node is YamlMap ? field.Fields : field.Items;
        if (inner.Any())
        {
            foreach (var part in inner)
            {
                Append(part, output);
            }
        }
        else if (field.Parent is not null)
        {
            var place = field.Origin.Place;
            output.Append(CultureInfo.InvariantCulture, $"#   {field.Path}: {Shown(field)} < {place.Source.Path}:{place.Start.Line}\n");
        }
    }

    /// <summary>The value on one line.</summary>
    private static string Shown(Field field) => field.Node switch
    {
        YamlMap => "{}",
        YamlList => "[]",
        YamlScalar { IsNull: true } => "null",
        YamlScalar scalar when scalar.Value.IndexOf('\n') is var end and >= 0 => scalar.Value[..end] + " ...",
        YamlScalar scalar => scalar.Value,
        _ => "",
    };
}
