namespace Dryflux.Simulator.Kustomize;

/// <summary>Paths as origin annotations give them: from the directory built, with <c>..</c> where they leave it (Go's filepath.Join).</summary>
internal static class OriginPaths
{
    /// <summary>Joins a directory and a relative path and cleans the result; "" for the directory built itself.</summary>
    public static string Join(string directory, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{directory}/{path}".Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == ".." && parts is [.., not ".."])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
