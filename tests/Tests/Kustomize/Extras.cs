using System.Text.Json;

namespace Dryflux.Tests.Kustomize;

/// <summary>Tables of upstream's unit tests.</summary>
internal static class Extras
{
    /// <summary>A table: a list of rows, or an object of named rows.</summary>
    public static IEnumerable<(string Name, JsonElement Row)> Table(string file, string table)
    {
        var path = Path.Combine(Paths.Shared!, "conformance", "kustomize", "extras", file + ".json");
        var rows = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("tables").GetProperty(table);
        return rows.ValueKind == JsonValueKind.Array
            ? rows.EnumerateArray().Select((row, i) => ($"{table}[{i}]", row))
            : rows.EnumerateObject().Select(row => ($"{table}.{row.Name}", row.Value));
    }

    /// <summary>A text of a row, or "" when it is absent or null.</summary>
    public static string Text(this JsonElement row, string name) => row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
