using System.Globalization;
using System.Text;
using System.Text.Json;
using Dryflux.Manifests.Go;

namespace Dryflux.Tests.Flux;

/// <summary>The table of what Flux's own code makes of templates.</summary>
public sealed class EnvsubstTableTests
{
    [SharedFact]
    public void Every_row_comes_out_as_in_flux()
    {
        var rows = File.ReadLines(Path.Combine(Paths.Shared!, "conformance/flux/envsubst.tsv")).Skip(1).ToList();
        var wrong = rows.Select(Check).Where(p => p is not null).ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {rows.Count} rows differ:\n{string.Join('\n', wrong)}");
        Assert.Equal(299, rows.Count);
    }

    private static string? Check(string row)
    {
        var columns = row.Split('\t');
        var variables = Templates.Variables([.. JsonSerializer.Deserialize<Dictionary<string, string>>(columns[1])!.Select(v => $"{v.Key}={v.Value}")]);
        var actual = Templates.Expand(Unescape(columns[0]), variables, columns[2] == "true");
        return actual == Unescape(columns[3]) ? null : $"{row}\n  {actual}";
    }

    private static string Unescape(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text, i, char.IsHighSurrogate(text[i]) ? 2 : 1));
                i += char.IsHighSurrogate(text[i]) ? 1 : 0;
                continue;
            }

            i++;
            bytes.Add(text[i] switch
            {
                'n' => (byte)'\n',
                't' => (byte)'\t',
                'x' => byte.Parse(text.AsSpan(i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                var c => (byte)c,
            });
            i += text[i] == 'x' ? 2 : 0;
        }

        return GoString.FromBytes(bytes.ToArray());
    }
}
