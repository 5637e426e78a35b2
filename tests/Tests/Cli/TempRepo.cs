using System.Text;

namespace Dryflux.Tests.Cli;

/// <summary>A repository on disk that lasts as long as a test.</summary>
internal sealed class TempRepo : IDisposable
{
    public TempRepo(params (string Path, string Text)[] files)
    {
        Root = Directory.CreateTempSubdirectory("dryflux-test-").FullName;
        foreach (var (path, text) in files)
        {
            Add(path, Encoding.UTF8.GetBytes(text));
        }
    }

    public string Root { get; }

    public string this[string path] => Path.Combine(Root, path);

    public TempRepo Add(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], bytes);
        return this;
    }

    public string Read(string path) => File.ReadAllText(this[path]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
