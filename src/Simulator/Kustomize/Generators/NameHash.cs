using System.Security.Cryptography;
using System.Text;
using Dryflux.Manifests.Yaml;

namespace Dryflux.Simulator.Kustomize.Generators;

/// <summary>The hash that generated names end in: over the data, whatever the name (api/hasher/hasher.go).</summary>
public static class NameHash
{
    /// <summary>The ten characters that follow a name; null, with errors, for what Go's JSON cannot hold.</summary>
    public static string? Of(YamlMap root, BuildErrors errors)
    {
        if (HashedText(root, errors) is not { } text)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return string.Create(10, Convert.ToHexStringLower(hash[..5]), static (name, hex) =>
        {
            for (var i = 0; i < name.Length; i++)
            {
                // Vowels and look-alikes are kept out of names.
                name[i] = hex[i] switch { '0' => 'g', '1' => 'h', '3' => 'k', 'a' => 'm', 'e' => 't', var c => c };
            }
        });
    }

    /// <summary>
    /// The text that is hashed, compact JSON with sorted keys. Of a ConfigMap or Secret it is what they hold, with a name that is
    /// always empty, for upstream looks it up under a key that no object has. Of any other kind it is the whole object: upstream
    /// takes its nodes with lines, columns and comments, so the ten characters differ from its own.
    /// </summary>
    public static string? HashedText(YamlMap root, BuildErrors errors)
    {
        var json = new StringBuilder();
        var problems = new List<NodeError>();
        switch (root.Text("kind"))
        {
            case "ConfigMap":
                AppendContent(json, root, isSecret: false, problems);
                break;
            case "Secret":
                AppendContent(json, root, isSecret: true, problems);
                break;
            default:
                GoJson.Append(json, root, problems);
                break;
        }

        foreach (var problem in problems)
        {
            errors.Add($"no hash of {root.Text("kind")}: {problem.Message}", problem.Node.Origin);
        }

        return problems.Count > 0 ? null : json.ToString();
    }

    private static void AppendContent(StringBuilder json, YamlMap root, bool isSecret, List<NodeError> problems)
    {
        json.Append('{');
        if (!isSecret && root["binaryData"] is YamlMap binary)
        {
            json.Append("\"binaryData\":");
            GoJson.Append(json, binary, problems);
            json.Append(',');
        }

        json.Append("\"data\":");
        AppendField(json, root["data"], problems);
        json.Append(isSecret ? ",\"kind\":\"Secret\",\"name\":\"\"" : ",\"kind\":\"ConfigMap\",\"name\":\"\"");
        if (isSecret)
        {
            if (root["stringData"] is YamlMap texts)
            {
                json.Append(",\"stringData\":");
                GoJson.Append(json, texts, problems);
            }

            json.Append(",\"type\":");
            AppendField(json, root["type"], problems);
        }

        json.Append('}');
    }

    private static void AppendField(StringBuilder json, YamlNode? field, List<NodeError> problems)
    {
        switch (field)
        {
            case YamlMap map:
                GoJson.Append(json, map, problems);
                break;
            case YamlScalar scalar:
                GoJson.AppendText(json, scalar.Value);
                break;
            default:
                // Missing counts as the empty text; a list does not fit upstream's map.
                json.Append(field is null ? "\"\"" : "null");
                break;
        }
    }
}
