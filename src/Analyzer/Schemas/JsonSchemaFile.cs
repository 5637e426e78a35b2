using Dryflux.Manifests.Resources;
using Dryflux.Rules.Schemas;
using Dryflux.Rules.Schemas.Json;

namespace Dryflux.Analyzer.Schemas;

/// <summary>A file with the JSON Schema of one kind, and what it says of objects.</summary>
internal sealed class JsonSchemaFile
{
    private readonly JsonSchemaJudge _schema;

    /// <summary>Reads a file.</summary>
    /// <exception cref="UsageException">It holds no JSON Schema.</exception>
    public JsonSchemaFile(string path) =>
        _schema = JsonSchemaJudge.Read(NamedFile.Read($"--schema: {path}", path, File.ReadAllText), path, out var problem) ?? throw new UsageException($"--schema: {path} holds no JSON Schema: {problem}");

    /// <summary>What is wrong with an object.</summary>
    public IReadOnlyList<Violation> Judge(Resource resource) => _schema.Judge(resource.Field);
}
